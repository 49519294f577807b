package io.greenline.floor;

import io.greenline.telephony.Language;
import java.util.Locale;

/** What the hotline itself writes in a conversation by text. */
enum TextWord {
    GREETING(
            "您好，这里是电力热线，正在为您转接人工。请直接写下您的问题；写“再见”可随时结束。如有人身危险，请写“危险”。",
            "Welcome to the power hotline. A person will answer you here. Write what it is about; write BYE to end at any time."
                    + " If somebody is in danger, write DANGER."),
    FIRST("您是下一位，请稍候。", "You are next. Please wait a moment."),
    POSITION("您前面还有%d位。", "There are %d people before you."),
    POSITION_AND_WAIT("您前面还有%d位，大约需要等待%d到%d分钟。", "There are %d people before you; it takes about %d to %d minutes."),
    URGENT("已将您的消息作为紧急情况优先处理。请远离危险。", "This is treated as an emergency now. Keep away from the danger."),
    CONNECTED("工作人员已接入。", "You are connected with a member of our staff."),
    AGENT_LOST(
            "抱歉，连接中断，正在为您转接其他工作人员，您的排队时间保留。",
            "Sorry, the connection was lost. Somebody else will answer; you keep your place."),
    CLOSED("文字服务现在没有人值班，请稍后再写，或拨打热线电话。", "Nobody answers texts now. Please write later, or call the hotline."),
    FULL(
            "现在写信的人很多，请过几分钟再写；有危险请拨打热线电话。",
            "Many people write now. Please write again in some minutes; in danger call the hotline."),
    STILL_THERE(
            "您还在吗？如果%d分钟内没有回复，对话将结束。", "Are you still there? Without an answer the conversation ends in %d minutes."),
    TIMED_OUT(
            "长时间没有消息，对话已结束。需要时请再写给我们。",
            "Nothing was written for long, so the conversation has ended. Write again whenever you need us."),
    GOODBYE("对话已结束，再见。", "The conversation has ended. Goodbye."),
    OFFER(
            "文字来访：%s；%s。写任意内容即接入，写 /no 拒绝。",
            "Somebody writes: %s; %s. Write anything to take the conversation, /no to decline."),
    OFFER_OVER("该来访已不再等待。", "That caller is not waiting any more."),
    AGENT_COMMANDS(
            "已接入。写 /bye 结束，写 /back 退回队列。",
            "You have the conversation. /bye ends it, /back gives it back to the queue."),
    CALLER_LEFT("来访者已结束对话。", "The caller has ended the conversation."),
    NO_TALK("您现在没有文字对话。", "You have no conversation now.");

    private final String chinese;
    private final String english;

    TextWord(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String in(Language language, Object... values) {
        String words = language.locale().getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
        return values.length == 0 ? words : words.formatted(values);
    }
}
