package switchboard.rotas;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;

/** Who is on call when, as callers see it. */
public final class ShiftService {

    private static final String LIST = "shifts";
    private static final Duration USUAL = Duration.ofDays(28);
    private static final Duration LONGEST = Duration.ofDays(92);

    private final RotaGround ground;
    private final Rosters rosters;
    private final DeskOnCall onCall;

    ShiftService(RotaGround ground, Rosters rosters, DeskOnCall onCall) {
        this.ground = ground;
        this.rosters = rosters;
        this.onCall = onCall;
    }

    /**
     * A shift, or the part of one for which the same holds.
     *
     * @param user null where all are absent
     * @param insteadOf who would be on call, null where it is they
     */
    @Schema(name = "RotaShift")
    public record Shift(
            Instant from,
            Instant to,
            @Nullable UUID user,

            @Schema(allowableValues = {"turn", "override", "substitute", "next", "nobody"})
            String reason,

            @Nullable UUID insteadOf) {

        static Shift of(Stint stint) {
            return new Shift(
                    stint.from(), stint.to(), stint.user(), stint.reason().key(), stint.insteadOf());
        }
    }

    /**
     * Who is on call by one rota.
     *
     * @param rota by id
     * @param user null where nobody is
     * @param since null where the rota does not cover the time; likewise until
     * @param insteadOf who would be on call, null where it is they
     */
    @Schema(name = "OnCall")
    public record Present(
            UUID rota,
            String name,
            @Nullable UUID user,
            @Nullable Instant since,
            @Nullable Instant until,

            @Schema(
                    allowableValues = {"turn", "override", "substitute", "next", "nobody", "outside_hours", "not_begun"
                    })
            String reason,

            @Nullable UUID insteadOf) {

        static Present of(Duty duty) {
            Stint stint = duty.stint();
            return new Present(
                    duty.rota(),
                    duty.name(),
                    duty.user(),
                    stint == null ? null : stint.from(),
                    stint == null ? null : stint.to(),
                    duty.reason().key(),
                    stint == null ? null : stint.insteadOf());
        }
    }

    /** The time that is asked for. */
    private record Span(Instant from, Instant to) {

        boolean isAllowed() {
            return to.isAfter(from) && Duration.between(from, to).compareTo(LONGEST) <= 0;
        }
    }

    /** The shifts of a rota between two instants, 28 days from now on where nothing else is said; at most 92 days. */
    public Page<Shift> shifts(
            Caller caller,
            String team,
            String rota,
            @Nullable String from,
            @Nullable String to,
            int limit,
            @Nullable String cursor) {
        Span span = cursor == null ? span(from, to) : span(cursor);
        Rosters.Roster roster = rosters.read(
                        dsl -> List.of(RotaRows.get(
                                dsl,
                                ground.access().requireSeen(dsl, caller, team).id(),
                                rota)),
                        span.from(),
                        span.to())
                .getFirst();
        List<Stint> found = roster.turns().between(span.from(), span.to(), limit + 1);
        boolean more = found.size() > limit;
        List<Stint> shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(Shift::of).toList(),
                more
                        ? new Cursor(
                                        LIST,
                                        shown.getLast().to().toString(),
                                        span.to().toString())
                                .encode()
                        : null);
    }

    /** Of each rota of a team, by name, who is on call then, or now. */
    public List<Present> onCall(Caller caller, String team, @Nullable String at) {
        Instant time = Times.parameter("at", at, ground.now());
        UUID seen = ground.transactions()
                .read(dsl -> ground.access().requireSeen(dsl, caller, team).id());
        return onCall.duties(seen, time).stream().map(Present::of).toList();
    }

    private Span span(@Nullable String from, @Nullable String to) {
        Instant start = Times.parameter("from", from, ground.now());
        Span span = new Span(start, Times.parameter("to", to, Times.later(start, USUAL)));
        if (!span.isAllowed()) {
            throw new MalformedException("request.bad_filter", "to must be after from, and by 92 days at most.");
        }
        return span;
    }

    /** Where the page before ended. */
    private static Span span(String cursor) {
        List<String> key = Cursor.decode(cursor, LIST, 2).key();
        return Times.read(key.get(0))
                .flatMap(from -> Times.read(key.get(1)).map(to -> new Span(from, to)))
                .filter(Span::isAllowed)
                .orElseThrow(
                        () -> new MalformedException("request.bad_cursor", "The cursor does not belong to this list."));
    }
}
