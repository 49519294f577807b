package io.greenline.incident;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps incidents in memory, for tests: every number may be called, and each way to write one is another telephone. */
public final class InMemoryLedger implements Ledger {
    private static final int FIRST = 1_001;

    private Contents kept = new Contents();

    public InMemoryLedger() {}

    @Override
    public synchronized <T> T change(Change<T> change) throws Refused {
        Contents changed = kept.copy();
        T result = change.in(changed);
        kept = changed;
        return result;
    }

    private static final class Contents implements Pages {
        private final Map<IncidentNumber, Incident> incidents = new LinkedHashMap<>();
        private final Map<Long, Promise> promises = new LinkedHashMap<>();
        private final Set<String> reporters = new HashSet<>();
        private int numbers = FIRST;

        Contents copy() {
            Contents copy = new Contents();
            copy.incidents.putAll(incidents);
            copy.promises.putAll(promises);
            copy.reporters.addAll(reporters);
            copy.numbers = numbers;
            return copy;
        }

        @Override
        public Optional<Incident> incident(IncidentNumber number) {
            return Optional.ofNullable(incidents.get(number));
        }

        @Override
        public Optional<Incident> openIn(String area) {
            return incidents.values().stream()
                    .filter(each -> each.area().equals(area) && each.state() == Incident.State.OPEN)
                    .reduce((_, later) -> later);
        }

        @Override
        public List<Incident> incidents(int most) {
            return new ArrayList<>(incidents.values())
                    .reversed().stream().limit(most).toList();
        }

        @Override
        public List<Incident> pending() {
            return incidents.values().stream()
                    .filter(each -> each.state() == Incident.State.OPEN || openPromises(each.number()) > 0)
                    .toList();
        }

        @Override
        public IncidentNumber nextNumber() {
            IncidentNumber next = new IncidentNumber(Integer.toString(numbers++));
            return incidents.containsKey(next) ? nextNumber() : next;
        }

        @Override
        public void keep(Incident incident) {
            incidents.put(incident.number(), incident);
        }

        @Override
        public boolean noteReporter(IncidentNumber incident, String who) {
            return reporters.add(incident + " " + who);
        }

        @Override
        public String telephone(PhoneNumber number) {
            return number.value();
        }

        @Override
        public void admit(CallId call, PhoneNumber number, Instant now) {
            // Everybody may be called.
        }

        @Override
        public Optional<Promise> promise(long id) {
            return Optional.ofNullable(promises.get(id));
        }

        @Override
        public Optional<Promise> promise(IncidentNumber incident, PhoneNumber number) {
            return promises.values().stream()
                    .filter(each -> each.isOpen()
                            && each.incident().equals(incident)
                            && each.number().equals(number))
                    .findFirst();
        }

        @Override
        public List<Promise> promises(IncidentNumber incident, int most) {
            return promises.values().stream()
                    .filter(each -> each.incident().equals(incident))
                    .limit(most)
                    .toList();
        }

        @Override
        public long openPromises(IncidentNumber incident) {
            return promises.values().stream()
                    .filter(each -> each.isOpen() && each.incident().equals(incident))
                    .count();
        }

        @Override
        public long openPromises() {
            return promises.values().stream().filter(Promise::isOpen).count();
        }

        @Override
        public long promisesOf(CallId call) {
            return promises.values().stream()
                    .filter(each -> each.call().equals(call))
                    .count();
        }

        @Override
        public List<Promise> due(List<IncidentNumber> of, Instant now, int most) {
            return promises.values().stream()
                    .filter(each -> each.isOpen()
                            && of.contains(each.incident())
                            && !each.due().isAfter(now))
                    .sorted(Comparator.comparingInt(Promise::tier)
                            .thenComparing(Promise::asked)
                            .thenComparing(Promise::id))
                    .limit(most)
                    .toList();
        }

        @Override
        public Promise add(Promise promise) {
            Promise named = promise.named(promises.size() + 1L);
            promises.put(named.id(), named);
            return named;
        }

        @Override
        public void keep(Promise promise) {
            promises.put(promise.id(), promise);
        }

        @Override
        public int endAll(IncidentNumber incident, Promise.State state, String how) {
            List<Promise> open = promises.values().stream()
                    .filter(each -> each.isOpen() && each.incident().equals(incident))
                    .toList();
            open.forEach(each -> keep(each.become(state, how)));
            return open.size();
        }

        @Override
        public void forget(Instant before) {
            Set<IncidentNumber> old = new HashSet<>();
            for (Incident each : incidents.values()) {
                if (each.state() != Incident.State.OPEN && each.since().isBefore(before)) {
                    old.add(each.number());
                }
            }
            old.forEach(number -> {
                incidents.remove(number);
                promises.values().removeIf(each -> each.incident().equals(number));
                reporters.removeIf(who -> who.startsWith(number + " "));
            });
        }
    }
}
