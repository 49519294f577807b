package io.greenline.dialplan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A dialplan as large as a whole utility's, the same at every run: rooms of ten nodes each (menus, questions, conditions,
 * announcements in two languages), every room reached from the one before.
 */
public final class LargeDialplan {
    private static final int NODES_PER_ROOM = 10;

    private LargeDialplan() {}

    /** @param nodes about so many: rounded up to whole rooms, and the desk */
    public static String of(int nodes) {
        int rooms = Math.ceilDiv(nodes, NODES_PER_ROOM);
        Random random = new Random(20261126);
        StringBuilder text = new StringBuilder("""
                dialplan: large
                languages: [zh-CN, en-US]
                start: hello-0
                variables: {visits: 0, urgent: false}
                defaults:
                  input: {timeout: 5s, attempts: 3}
                  on: {operator: desk, failure: desk}
                nodes:
                  desk:
                    transfer: general-desk
                    on: {busy: closed, no-answer: closed, failed: closed, failure: closed}
                  closed: {play: closed, next: hangup, on: {failure: hangup}}
                """);
        StringBuilder prompts = new StringBuilder("""
                prompts:
                  closed: {zh-CN: 对不起，所有坐席都在忙，请稍后再拨。, en-US: 'We are sorry, everyone is busy. Please call again.'}
                """);
        for (int room = 0; room < rooms; room++) {
            text.append(room(room, rooms, random));
            prompts.append(prompts(room));
        }
        return text.append(prompts).toString();
    }

    private static String room(int room, int rooms, Random random) {
        String after = room + 1 < rooms ? "hello-" + (room + 1) : "closed";
        return ROOM.replace("<n>", String.valueOf(room))
                .replace("<after>", after)
                .replace("<age>", String.valueOf(50 + random.nextInt(40)))
                .replace("<visits>", String.valueOf(random.nextInt(9)))
                .replace("<need>", random.nextBoolean() ? "elderly" : "hearing")
                .replace("<timeout>", String.valueOf(200 + random.nextInt(300)));
    }

    private static final String ROOM = """
              hello-<n>: {play: hello-<n>, next: look-<n>}
              look-<n>:
                lookup: customer
                timeout: <timeout>ms
                next: sort-<n>
              sort-<n>:
                choose:
                  - {if: 'caller.tier == "critical" && visits < <visits>', next: desk}
                  - {if: '"<need>" in caller.needs || caller.age >= <age>', next: desk}
                  - {if: urgent, next: desk}
                  - {else: menu-<n>}
              menu-<n>:
                menu: [menu-<n>, menu-<n>]
                options:
                  - {key: 1, value: account-<n>, next: ask-<n>}
                  - {key: 2, value: count-<n>, next: count-<n>}
                  - {key: 3, value: other-<n>, next: other-<n>}
                on:
                  noinput: [{play: hello-<n>, reprompt: true}, {next: desk}]
                  nomatch: [{reprompt: true}, {next: desk}]
              ask-<n>:
                ask: ask-<n>
                into: account_<n>
                digits: {length: 10}
                confirm: said-<n>
                next: count-<n>
              count-<n>:
                set: {visits: visits + 1, ticket_<n>: '"8" + account_<n>', urgent: 'urgent || visits > <visits>'}
                next: told-<n>
              told-<n>: {play: told-<n>, next: more-<n>}
              more-<n>:
                menu: more-<n>
                options:
                  - {key: 1, value: again-<n>, next: menu-<n>}
                  - {key: 2, value: done-<n>, next: <after>}
              other-<n>: {language: next, next: again-<n>}
              again-<n>: {play: hello-<n>, next: menu-<n>}
            """;

    private static String prompts(int room) {
        return """
                  hello-<n>: {zh-CN: 您好，欢迎来到第<n>服务区。, en-US: 'Hello, and welcome to service area <n>.'}
                  menu-<n>:
                    zh-CN: [查询账户请按1。, 停电报修请按2。, "For English, press 3.", 人工服务请按0。]
                    en-US: ["For your account, press 1.", "To report a power cut, press 2.", 中文服务请按3。, "For a person, press 0."]
                  ask-<n>: {zh-CN: 请输入您的10位户号，按井号键结束。, en-US: 'Please enter your 10-digit account number, then press pound.'}
                  said-<n>: {zh-CN: '您输入的是{account_<n>, digits}。正确请按1，重新输入请按2。', en-US: 'You entered {account_<n>, digits}. If that is right, press 1. To enter it again, press 2.'}
                  told-<n>: {zh-CN: '受理编号是{ticket_<n>, digits}，这是第{visits + 1, number}次。', en-US: 'Your reference is {ticket_<n>, digits}, for the {visits + 1, number}th time.'}
                  more-<n>: {zh-CN: 还需要其他服务请按1，结束请按2，人工请按0。, en-US: 'For anything else, press 1. To finish, press 2. For a person, press 0.'}
                """.replace("<n>", String.valueOf(room));
    }

    /** Writes one to a file, for commands to be measured: FILE NODES. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), of(Integer.parseInt(arguments[1])));
    }
}
