package io.greenline.asterisk.ari;

import io.greenline.call.Talk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The supervisors of one talk, by their telephones. Changed under the talk's lock. */
final class Supervisors {
    private final TalkSwitch at;
    private final Target agent;
    private final long attempt;
    private final Map<String, Supervisor> byPhone = new ConcurrentHashMap<>();
    private int numbers;

    Supervisors(TalkSwitch at, Target agent, long attempt) {
        this.at = at;
        this.agent = agent;
        this.attempt = attempt;
    }

    /** Rings a supervisor's telephone, if it takes no part yet. */
    Supervisor call(String dialString) throws Talk.Refused, InterruptedException {
        Supervisor there = byPhone.get(dialString);
        if (there != null) {
            return there;
        }
        var names = Supervisor.names(at.ids(), at.leg().call().id(), attempt, numbers);
        numbers++;
        Target phone = at.ring(names.apply(0).phone(), dialString);
        Supervisor called = new Supervisor(at, agent, phone, names);
        byPhone.put(dialString, called);
        return called;
    }

    /** Lets an answered telephone take part; one that was not answered is out. */
    void takePart(String dialString, Talk.Supervision way) throws Talk.Refused, InterruptedException {
        Supervisor called = byPhone.get(dialString);
        if (called == null || called.phone().gone() || !called.phone().answered()) {
            remove(dialString);
            throw new Talk.Refused("the supervisor's telephone was not answered");
        }
        try {
            called.takePart(way);
        } catch (Talk.Refused failed) {
            remove(dialString);
            throw failed;
        }
    }

    private void remove(String dialString) {
        Supervisor gone = byPhone.remove(dialString);
        if (gone != null) {
            gone.end();
        }
    }

    /** Whether a supervisor has hung up and leaves something behind. */
    boolean untidy() {
        return byPhone.values().stream().anyMatch(one -> one.phone().gone());
    }

    void tidy() {
        for (Map.Entry<String, Supervisor> one : List.copyOf(byPhone.entrySet())) {
            if (one.getValue().phone().gone()) {
                remove(one.getKey());
            }
        }
    }

    /** There is no agent any more who could be supervised. */
    void end() {
        List.copyOf(byPhone.keySet()).forEach(this::remove);
    }
}
