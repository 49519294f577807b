package io.greenline.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A SIP request or response, RFC 3261 section 7: a start line, header fields and a body of text. */
sealed interface SipMessage {
    String VERSION = "SIP/2.0";

    SipHeaders headers();

    String body();

    String startLine();

    /** Asks for {@code method} at {@code uri}. */
    record Request(String method, String uri, SipHeaders headers, String body) implements SipMessage {
        @Override
        public String startLine() {
            return method + " " + uri + " " + VERSION;
        }

        /** An answer with the fields that RFC 3261 section 8.2.6 has copied, and the tag of this end where To has none. */
        Response answer(int status, String reason, String tag) {
            SipHeaders copied = SipHeaders.NONE
                    .withAll("Via", headers.all("Via"))
                    .withAll("Record-Route", headers.all("Record-Route"))
                    .withAll("From", headers.all("From"));
            String to = headers.first("To").orElse("");
            boolean tagged = tag.isEmpty() || SipHeaders.parameter(to, "tag").isPresent();
            return new Response(
                    status,
                    reason,
                    copied.with("To", tagged ? to : to + ";tag=" + tag)
                            .withAll("Call-ID", headers.all("Call-ID"))
                            .withAll("CSeq", headers.all("CSeq")),
                    "");
        }
    }

    /** Answers a request: 1xx goes on, 2xx accepts, everything else refuses. */
    record Response(int status, String reason, SipHeaders headers, String body) implements SipMessage {
        @Override
        public String startLine() {
            return VERSION + " " + status + " " + reason;
        }

        boolean isProvisional() {
            return status < 200;
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        Response with(String name, String value) {
            return new Response(status, reason, headers.with(name, value), body);
        }

        Response withSession(SessionDescription session) {
            return new Response(
                    status, reason, headers.with("Content-Type", SessionDescription.MEDIA_TYPE), session.encode());
        }
    }

    /** CSeq: the request's number in its direction and its method. */
    record CommandSequence(long number, String method) {
        static CommandSequence of(SipMessage message) throws MalformedMessageException {
            String value = message.headers().required("CSeq");
            String[] parts = value.strip().split("\\s+", 2);
            try {
                return new CommandSequence(Long.parseLong(parts[0]), parts[1]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
                throw new MalformedMessageException("CSeq is not a number and a method: " + value);
            }
        }
    }

    /** As it goes on the wire; Content-Length is counted here and nowhere else. */
    default byte[] encode() {
        byte[] content = body().getBytes(UTF_8);
        StringBuilder head = new StringBuilder(512).append(startLine()).append("\r\n");
        for (SipHeaders.Field field : headers().fields()) {
            if (!field.is("Content-Length")) {
                head.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(UTF_8);
        byte[] datagram = java.util.Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, datagram, start.length, content.length);
        return datagram;
    }

    /** Reads one datagram; whatever it holds, it is understood or reported malformed. */
    static SipMessage decode(byte[] datagram) throws MalformedMessageException {
        String text = new String(datagram, UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new MalformedMessageException("no empty line ends the header fields");
        }
        List<String> lines = unfolded(text.substring(0, end));
        SipHeaders headers = headers(lines.subList(1, lines.size()));
        String body = body(headers, text.substring(end + 4));
        String[] start = lines.getFirst().split(" ", 3);
        if (start.length == 3 && start[2].equals(VERSION)) {
            return new Request(start[0], start[1], headers, body);
        }
        if (start.length >= 2 && start[0].equals(VERSION) && start[1].matches("[1-6][0-9][0-9]")) {
            return new Response(Integer.parseInt(start[1]), start.length == 3 ? start[2] : "", headers, body);
        }
        throw new MalformedMessageException("neither a request nor a response: " + lines.getFirst());
    }

    /** Lines of the head; one that begins with white space continues the line before (RFC 3261 section 7.3.1). */
    private static List<String> unfolded(String head) {
        List<String> lines = new ArrayList<>();
        for (String line : head.split("\r\n", -1)) {
            boolean continues = !lines.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"));
            if (continues) {
                lines.add(lines.removeLast() + " " + line.strip());
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private static SipHeaders headers(List<String> lines) throws MalformedMessageException {
        List<SipHeaders.Field> fields = new ArrayList<>(lines.size());
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new MalformedMessageException("a header field without a name: " + line);
            }
            fields.add(new SipHeaders.Field(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        return new SipHeaders(fields);
    }

    /** Over UDP the length may be left out: the body then goes on to the end of the datagram (section 18.3). */
    private static String body(SipHeaders headers, String rest) throws MalformedMessageException {
        String length = headers.first("Content-Length").orElse("");
        if (length.isEmpty()) {
            return rest;
        }
        byte[] bytes = rest.getBytes(UTF_8);
        if (!length.matches("[0-9]{1,6}") || Integer.parseInt(length) > bytes.length) {
            throw new MalformedMessageException(
                    "Content-Length is " + length + " where " + bytes.length + " bytes follow");
        }
        return new String(bytes, 0, Integer.parseInt(length), UTF_8);
    }
}
