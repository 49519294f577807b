package io.greenline.rehearsal;

import io.greenline.backend.Outbox;
import io.greenline.backend.Request;
import io.greenline.caller.CallbackBook;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.PromptId;

/** Something that can be seen of a call and that a scenario can expect. */
sealed interface Sight {

    /** The caller hears a prompt; its words with the values filled in. */
    record Heard(PromptId prompt, String words) implements Sight {}

    /**
     * Something that the caller said was heard.
     *
     * @param meaning what the surest answer means, as the journal may show it; empty where nothing fits
     */
    record Understood(String meaning) implements Sight {}

    record Entered(NodeId node) implements Sight {}

    /** A telephone rings for the caller. */
    record Rang(EndpointName endpoint) implements Sight {}

    /** A variable gets a value, as the journal may show it. */
    record Held(String name, String value) implements Sight {}

    record Spoke(Language language) implements Sight {}

    /** A backend is asked. */
    record Asked(Request request) implements Sight {}

    /** A message is left for a backend. */
    record Left(Outbox.Message message) implements Sight {}

    /** A caller wants to be called back. */
    record Wished(CallbackBook.Wish wish) implements Sight {}

    /** The caller leaves a message. */
    record Recorded() implements Sight {}

    record Ended(Party by) implements Sight {}
}
