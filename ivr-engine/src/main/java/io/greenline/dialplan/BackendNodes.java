package io.greenline.dialplan;

import io.greenline.backend.BackendName;
import io.greenline.backend.Request;
import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.PromptId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the nodes that talk to the utility's own systems: http, send, handover. */
final class BackendNodes {
    private BackendNodes() {}

    static Optional<Node> http(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.HTTP_ON);
        Ways ways = context.ways(on);
        Duration timeout = fields.duration("timeout", Duration.ofMillis(100), Duration.ofSeconds(10))
                .orElse(Duration.ofSeconds(2));
        int retries = fields.whole("retries", 0, 3).orElse(1);
        Optional<PromptId> meanwhile = context.prompt(fields, "meanwhile");
        Target next = context.target(fields, "next");
        Target failed = context.edge(on, "failed", ways.failure());
        Target notFound = context.edge(on, "not-found", failed);
        List<ResultField> result = ResultFields.of(fields.value("result"), context.findings());
        Optional<String> into = fields.text("into")
                .filter(name -> LogicNodes.isVariable(name, context.findings()))
                .map(Scalar::text);
        if (fields.has("into") != fields.has("result")) {
            badRequest(fields.at(), "into and result belong together", "add the other, or remove both", context);
        }
        boolean posts = fields.has("post");
        if (posts == fields.has("get")) {
            badRequest(fields.at(), "an http does one request", "write get: /path or post: /path", context);
        }
        if (fields.has("body") && !posts) {
            badRequest(fields.at("body"), "a GET carries no body", "write post, or put it into the path", context);
        }
        List<Assignment> body = body(fields, context);
        Optional<PathTemplate> path =
                fields.text(posts ? "post" : "get").flatMap(text -> new PathReader(context).read(text));
        var privacy = InputReader.privacy(fields.flag("sensitive").orElse(false));
        var proof = fields.flag("verifies").orElse(false) ? Node.Http.Proof.OF_CALLER : Node.Http.Proof.NONE;
        return backend(fields, "http", context)
                .flatMap(backend -> path.map(where -> new Node.Http(
                        draft.id(),
                        draft.at(),
                        ways,
                        backend,
                        posts ? Request.Method.POST : Request.Method.GET,
                        where,
                        body,
                        timeout,
                        retries,
                        into,
                        result,
                        meanwhile,
                        privacy,
                        proof,
                        next,
                        notFound,
                        failed)));
    }

    static Optional<Node> send(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.SEND_ON);
        Ways ways = context.ways(on);
        Target next = context.target(fields, "next");
        Target failed = context.edge(on, "failed", ways.failure());
        List<Assignment> body = body(fields, context);
        Optional<PromptId> text = context.prompt(fields, "text");
        Optional<PathTemplate> path = fields.text("post").flatMap(where -> new PathReader(context).read(where));
        return backend(fields, "send", context)
                .flatMap(backend -> path.map(where ->
                        new Node.Send(draft.id(), draft.at(), ways, backend, where, body, text, next, failed)));
    }

    static Optional<Node> handover(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.HANDOVER_ON);
        Ways ways = context.ways(on);
        Target next = context.target(fields, "next");
        Target none = context.edge(on, "none", next);
        Target failed = context.edge(on, "failed", none);
        List<ResultField> result = ResultFields.of(fields.value("result"), context.findings());
        return fields.text("handover")
                .filter(name -> LogicNodes.isVariable(name, context.findings()))
                .map(into -> new Node.Handover(draft.id(), draft.at(), ways, into.text(), result, next, none, failed));
    }

    private static Optional<BackendName> backend(Fields fields, String key, FlowContext context) {
        return fields.text(key)
                .filter(name -> FlowReader.isName(name, "a backend", context.findings()))
                .map(name -> new BackendName(name.text()));
    }

    private static List<Assignment> body(Fields fields, FlowContext context) {
        List<Assignment> body = new ArrayList<>();
        for (Entry entry : fields.value("body")
                .map(block -> Fields.entries(block, "body", context.findings()))
                .orElse(List.of())) {
            Fields.text(entry.value(), "a member of the body is an expression", context.findings())
                    .flatMap(context::expression)
                    .ifPresent(value -> body.add(new Assignment(entry.key().text(), value)));
        }
        return body;
    }

    private static void badRequest(SourceSpan at, String problem, String remedy, FlowContext context) {
        context.findings().error(at, DialplanRule.BAD_REQUEST, problem, remedy);
    }
}
