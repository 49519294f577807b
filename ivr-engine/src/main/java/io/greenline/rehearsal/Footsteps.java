package io.greenline.rehearsal;

import io.greenline.session.Action;
import io.greenline.session.CallListener;
import io.greenline.session.Step.Taken;
import io.greenline.telephony.CallId;
import java.util.ArrayList;
import java.util.List;

/** Keeps the edges that one call walks. Used by the call's thread alone. */
final class Footsteps implements CallListener {
    private final List<Taken> walked = new ArrayList<>();

    List<Taken> walked() {
        return List.copyOf(walked);
    }

    @Override
    public void walked(CallId call, List<Taken> edges) {
        walked.addAll(edges);
    }

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
}
