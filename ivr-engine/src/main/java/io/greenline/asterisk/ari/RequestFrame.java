package io.greenline.asterisk.ari;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A request as Asterisk takes it over the WebSocket ({@code RESTRequest}). */
final class RequestFrame {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 256;

    private RequestFrame() {}

    static ByteBuf encode(ByteBufAllocator buffers, long id, AriRequest request) {
        ByteBuf frame = buffers.ioBuffer(USUAL_BYTES + request.body().length());
        OutputStream out = new ByteBufOutputStream(frame);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("type", "RESTRequest");
            json.writeStringProperty("request_id", Long.toString(id));
            json.writeStringProperty("method", request.method().name());
            json.writeStringProperty("uri", request.path());
            if (!request.body().isEmpty()) {
                json.writeStringProperty("content_type", "application/json");
                json.writeStringProperty("message_body", request.body());
            }
            json.writeEndObject();
        }
        return frame;
    }
}
