package switchboard.acceptance;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.access.Caller;
import switchboard.api.access.SignedIn;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketField;
import switchboard.api.tickets.TicketGuard;
import switchboard.api.users.Availability;

/**
 * A plugin of a vendor that knows nothing of the core: it brings fields of tickets, a way to choose who works on them, and a
 * telephone that knows who is there.
 */
public final class Extender implements ServiceDeskPlugin {

    private PluginContext context;

    @Override
    public void contribute(Contributions contributions) {
        contributions
                .ticketField(new TicketField(
                        "color",
                        TicketField.Type.CHOICE,
                        Map.of("en", "Color", "sv", "Färg"),
                        Set.of("incident"),
                        List.of(choice("red", "Red"), choice("blue", "Blue")),
                        false))
                .ticketField(new TicketField(
                        "letters", TicketField.Type.NUMBER, Map.of("en", "Letters"), Set.of(), List.of(), true))
                .userResources(() -> List.of(new Line(context)))
                .ticketGuard(new Counting())
                .assignmentStrategy(ByName::new);
    }

    private static TicketField.Choice choice(String key, String label) {
        return new TicketField.Choice(key, Map.of("en", label));
    }

    @Override
    public void start(PluginContext given) {
        context = given;
    }

    /** A telephone: who is there to be called, and that a call has begun. */
    @Path("line")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Line {

        private final PluginContext context;

        Line(PluginContext context) {
            this.context = context;
        }

        @GET
        @SignedIn
        public Map<String, Object> read(@PathParam("user") String user) {
            UUID person = UUID.fromString(user);
            Availability availability = context.availability();
            Instant now = context.clock().instant();
            Map<String, Object> answer = new LinkedHashMap<>();
            Availability.State state =
                    availability.presences(Set.of(person)).get(person).state();
            answer.put("state", state.name().toLowerCase(Locale.ROOT));
            answer.put(
                    "absences",
                    availability
                            .absences(Set.of(person), now, now.plus(Duration.ofDays(30)))
                            .size());
            availability
                    .standIns(Set.of(person), now)
                    .forEach((absent, standIn) ->
                            answer.put("standIn", standIn.map(UUID::toString).orElse("nobody")));
            return answer;
        }

        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        @SignedIn
        public Map<String, Object> call(@Context Caller caller, @PathParam("user") String user, Input input) {
            Instant until = input.instant("until");
            boolean switchboard = Boolean.TRUE.equals(input.flag("switchboard"));
            input.check();
            context.availability()
                    .setPresence(
                            switchboard ? context.access().system() : caller,
                            UUID.fromString(user),
                            Availability.State.BUSY,
                            until,
                            new Origin("phone", null));
            return read(user);
        }
    }

    /** Writes down how long the title is, and objects to shouting. */
    static final class Counting implements TicketGuard {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Decision check(String command, @Nullable Ticket before, Ticket after) {
            if (after.title().contains("!!!")) {
                return Decision.veto("Please do not shout.");
            }
            return after.title().contains("elsewhere")
                    ? new Decision(null, Map.of("other.letters", 1))
                    : new Decision(
                            null, Map.of("extender.letters", after.title().length()));
        }
    }

    /** Whoever comes first in the alphabet; fails for a title that asks for it. */
    static final class ByName implements AssignmentStrategy {

        @Override
        public String name() {
            return "alphabetical";
        }

        @Override
        public Choice choose(Question question) {
            if (question.ticket().title().contains("impossible")) {
                throw new IllegalStateException("It cannot be chosen.");
            }
            return question.candidates().stream()
                    .min(Comparator.comparing(Candidate::displayName))
                    .map(first -> new Choice(first.user(), "Comes first in the alphabet."))
                    .orElseGet(() -> new Choice(null, "Nobody is there."));
        }
    }
}
