package io.greenline.floor;

import io.greenline.call.Talk;
import java.util.ArrayList;
import java.util.List;

/** A talk that notes what is done with it; what it is told to refuse it refuses. */
final class NotedTalk implements Talk {
    final List<String> done = new ArrayList<>();
    String refuses = "";

    private void note(String what) throws Refused {
        if (!refuses.isEmpty() && what.startsWith(refuses)) {
            throw new Refused("the switch cannot " + refuses);
        }
        done.add(what);
    }

    @Override
    public void hold() throws Refused {
        note("hold");
    }

    @Override
    public void resume() throws Refused {
        note("resume");
    }

    @Override
    public void transfer(String dialString) throws Refused {
        note("transfer " + dialString);
    }

    @Override
    public void consult(String dialString) throws Refused {
        note("consult " + dialString);
    }

    @Override
    public void join() throws Refused {
        note("join");
    }

    @Override
    public void complete() throws Refused {
        note("complete");
    }

    @Override
    public void dropThird() throws Refused {
        note("drop");
    }

    @Override
    public void sendBack() throws Refused {
        note("return");
    }

    @Override
    public void supervise(String dialString, Supervision way) throws Refused {
        note("supervise " + dialString + " " + way);
    }
}
