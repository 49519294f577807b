package io.greenline.session;

import io.greenline.telephony.CallId;
import java.util.List;

/** Is told of calls as they come and go: for metrics and logs. Called on the calls' threads; must not block. */
public interface CallListener {
    void began(CallId call, String driver);

    void resumed(CallId call, String driver);

    void ended(CallId call, Action.End end);

    /** The engine let go of the call without ending it. */
    void letGo(CallId call);

    /** The engine refused the call or gave it up; the switch's safety net has it. */
    void handedBack(CallId call, String reason);

    /** The call walked these edges of its dialplan. */
    default void walked(CallId call, List<Step.Taken> edges) {}

    /** Where nobody counts: rehearsals and simulated calls. */
    CallListener NONE = new CallListener() {
        @Override
        public void began(CallId call, String driver) {}

        @Override
        public void resumed(CallId call, String driver) {}

        @Override
        public void ended(CallId call, Action.End end) {}

        @Override
        public void letGo(CallId call) {}

        @Override
        public void handedBack(CallId call, String reason) {}
    };
}
