package io.greenline.call;

import io.greenline.audio.Sound;
import java.util.List;

/** An agent who was not rung, because no switch can. */
record NobodyStands(Dialer dialer) implements StandingAgent {
    @Override
    public Dialer.Dialled dial(OutboundCall call, CallOff off) throws InterruptedException {
        return dialer.dial(call, off);
    }

    @Override
    public void letGo(List<Sound> words) {}

    @Override
    public void awaitOver() {}
}
