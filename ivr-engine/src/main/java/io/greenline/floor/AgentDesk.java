package io.greenline.floor;

import io.greenline.call.Talk;
import io.greenline.call.Talk.Refused;
import io.greenline.routing.Agent;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Acted;
import io.greenline.routing.RoutingSnapshot.AgentPost;
import io.greenline.routing.Skill;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.EndpointName;
import java.util.Map;
import java.util.Optional;

/**
 * What agents and supervisors do: sign in, be away, hold, transfer. For screens, the command line and telephones alike.
 * Thread-safe. Whoever calls it has proved who the agent is: by a token, or by a PIN, see {@link PhoneAgents}.
 */
public final class AgentDesk {
    /** Who may listen to others. */
    public static final Skill SUPERVISOR = new Skill("supervisor");

    private final Floor floor;
    private final Map<EndpointName, String> endpoints;

    /**
     * A desk of a floor.
     *
     * @param endpoints telephones outside the floor that callers can be given to, in the switch's own words
     */
    public AgentDesk(Floor floor, Map<EndpointName, String> endpoints) {
        this.floor = floor;
        this.endpoints = Map.copyOf(endpoints);
    }

    public AgentPost signIn(AgentId agent) throws Refused {
        return tell(agent, new RoutingEvent.SignedIn(agent));
    }

    /** A talk goes on; no other caller is offered. */
    public AgentPost signOut(AgentId agent) throws Refused {
        return tell(agent, new RoutingEvent.SignedOut(agent));
    }

    /**
     * The agent wants calls; also ends a wrap-up.
     *
     * @throws Refused when the agent is not signed in
     */
    public AgentPost ready(AgentId agent) throws Refused {
        signedIn(agent);
        return tell(agent, new RoutingEvent.Ready(agent));
    }

    /**
     * The agent wants no calls for a while; a talk goes on.
     *
     * @param reason for colleagues and figures: {@code lunch}, {@code training}
     * @throws Refused when the agent is not signed in
     */
    public AgentPost away(AgentId agent, String reason) throws Refused {
        signedIn(agent);
        return tell(agent, new RoutingEvent.WentAway(agent, reason));
    }

    /** An agent's telephone in the switch's own words; empty where nobody has this id. */
    Optional<String> telephone(AgentId agent) {
        return Optional.ofNullable(floor.plan().agents().get(agent)).map(Agent::endpoint);
    }

    /** How an agent is. */
    public AgentPost state(AgentId agent) throws Refused {
        known(agent);
        return floor.snapshot().agents().stream()
                .filter(post -> post.id().equals(agent))
                .findFirst()
                .orElseThrow(() -> new Refused("there is no agent '%s'".formatted(agent)));
    }

    private AgentPost tell(AgentId agent, RoutingEvent event) throws Refused {
        known(agent);
        floor.tell(event);
        return state(agent);
    }

    /** Who has gone home would believe that her wish was granted. */
    private void signedIn(AgentId agent) throws Refused {
        if (state(agent).state() == AgentState.SIGNED_OUT) {
            throw new Refused("agent '%s' is not signed in: sign in first".formatted(agent));
        }
    }

    private Agent known(AgentId agent) throws Refused {
        Agent known = floor.plan().agents().get(agent);
        if (known == null) {
            throw new Refused("there is no agent '%s' in routing.yaml".formatted(agent));
        }
        return known;
    }

    /**
     * An agent does something with her talk; kept in the routing log, also where the switch refuses it.
     *
     * @throws Refused with what to say to her
     */
    public void act(AgentId agent, TalkAct act) throws Refused, InterruptedException {
        known(agent);
        if (act instanceof TalkAct.Supervise) {
            throw new Refused("whom do you want to listen to?");
        }
        act(agent, agent, act, "");
    }

    /** A supervisor takes part in another agent's talk by the supervisor's own telephone; kept in the routing log. */
    public void supervise(AgentId supervisor, AgentId agent, Talk.Supervision way)
            throws Refused, InterruptedException {
        Agent who = known(supervisor);
        known(agent);
        if (!who.skills().containsKey(SUPERVISOR)) {
            throw new Refused("agent '%s' has no skill '%s' in routing.yaml".formatted(supervisor, SUPERVISOR));
        }
        if (supervisor.equals(agent)) {
            throw new Refused("nobody supervises herself");
        }
        act(supervisor, agent, new TalkAct.Supervise(way), who.endpoint());
    }

    private void act(AgentId who, AgentId whose, TalkAct act, String telephone) throws Refused, InterruptedException {
        OfferId offer = floor.locked(() -> floor.places().offerOf(whose))
                .orElseThrow(() -> new Refused("agent '%s' talks with nobody".formatted(whose)));
        Talk talk = floor.talks()
                .of(offer)
                .orElseThrow(() -> new Refused("agent '%s' talks with nobody yet".formatted(whose)));
        String with = act instanceof TalkAct.Supervise ? whose.value() : act.with();
        try {
            perform(talk, act, telephone);
        } catch (Refused e) {
            floor.tell(new Acted(offer, who, act.word() + "-refused", with));
            throw e;
        }
        floor.tell(new Acted(offer, who, act.word(), with));
    }

    private void perform(Talk talk, TalkAct act, String telephone) throws Refused, InterruptedException {
        switch (act) {
            case TalkAct.Hold _ -> talk.hold();
            case TalkAct.Resume _ -> talk.resume();
            case TalkAct.TransferTo(String to) -> talk.transfer(telephoneOf(to));
            case TalkAct.Consult(String to) -> talk.consult(telephoneOf(to));
            case TalkAct.Join _ -> talk.join();
            case TalkAct.Complete _ -> talk.complete();
            case TalkAct.Drop _ -> talk.dropThird();
            case TalkAct.SendBack _ -> talk.sendBack();
            case TalkAct.Supervise(Talk.Supervision way) -> talk.supervise(telephone, way);
        }
    }

    /** Never a dial string that somebody typed: what can be reached is in the settings and in the plan. */
    private String telephoneOf(String to) throws Refused {
        Optional<String> agent = AgentId.isAgentId(to)
                ? Optional.ofNullable(floor.plan().agents().get(new AgentId(to)))
                        .map(Agent::endpoint)
                : Optional.empty();
        return agent.or(() -> endpoints.entrySet().stream()
                        .filter(each -> each.getKey().value().equals(to))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElseThrow(() ->
                        new Refused("'%s' is no agent of routing.yaml and no endpoint of the settings".formatted(to)));
    }
}
