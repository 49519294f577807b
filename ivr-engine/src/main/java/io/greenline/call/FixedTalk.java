package io.greenline.call;

/** Refuses everything: see {@link Talk#FIXED}. */
final class FixedTalk implements Talk {
    private static Refused refused() {
        return new Refused("this switch cannot change a talk; use the telephone's own keys");
    }

    @Override
    public void hold() throws Refused {
        throw refused();
    }

    @Override
    public void resume() throws Refused {
        throw refused();
    }

    @Override
    public void transfer(String dialString) throws Refused {
        throw refused();
    }

    @Override
    public void consult(String dialString) throws Refused {
        throw refused();
    }

    @Override
    public void join() throws Refused {
        throw refused();
    }

    @Override
    public void complete() throws Refused {
        throw refused();
    }

    @Override
    public void dropThird() throws Refused {
        throw refused();
    }

    @Override
    public void sendBack() throws Refused {
        throw refused();
    }

    @Override
    public void supervise(String dialString, Supervision way) throws Refused {
        throw refused();
    }
}
