package io.greenline.asterisk.ari;

/** Who speaks with whom in a talk; which verb leads where is said in {@link AriTalk}. */
enum TalkState {
    /** Caller and agent. */
    TALKING("the caller and the agent talk"),
    /** The caller hears music, the agent nothing. */
    HELD("the caller is on hold"),
    /** The caller hears music, a third is rung for the agent. */
    CALLING("the third is being called"),
    /** The caller hears music, agent and third talk. */
    CONSULTING("the agent talks with a third"),
    /** All three. */
    CONFERENCE("all three talk"),
    /** The caller hears music, a third is rung for her; the agent is out. */
    HANDING_ON("the agent has given the caller to somebody else"),
    /** Caller and third; the agent is out. */
    HANDED_ON("somebody else has the caller"),
    /** The caller goes back to wait; the agent is out. */
    SENT_BACK("the caller went back to wait"),
    OVER("the talk is over");

    private final String words;

    TalkState(String words) {
        this.words = words;
    }

    /** For the agent. */
    String words() {
        return words;
    }
}
