package io.greenline.caller;

import io.greenline.telephony.Name;

/**
 * The name of a notice.
 *
 * @param value lower-case words joined by hyphens, see {@link Name}
 */
public record NoticeId(String value) {
    public NoticeId {
        Name.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
