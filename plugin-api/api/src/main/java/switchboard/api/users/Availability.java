package switchboard.api.users;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.HostService;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Origin;

/**
 * Whether people are there: what they say of themselves, when they are absent, and who stands in for them. Reading asks for
 * no permission: its caller is the plugin itself. Each call is a fixed number of queries however many people it names, 1,000
 * at most, and is not to be made within a transaction.
 */
@HostService
public interface Availability {

    /** How many people one call names at most. */
    int MOST_PEOPLE = 1_000;

    /** How many absences one call answers at most. */
    int MOST_ABSENCES = 2_000;

    /** Whether work is offered to somebody. */
    enum State {
        /** It is. */
        AVAILABLE,
        /** Only where nobody else is there. */
        BUSY,
        /** It is not. */
        AWAY
    }

    /**
     * What is said of somebody.
     *
     * @param until when they are available again by themselves, null for when it is said
     */
    record Presence(State state, @Nullable Instant until) {}

    /**
     * A time at which somebody is not there.
     *
     * @param to the first moment at which the person is back
     * @param substitute who was named to do the work meanwhile, null for nobody in particular
     */
    record Absence(
            UUID id,
            UUID person,
            Instant from,
            Instant to,
            @Nullable UUID substitute) {}

    /**
     * The presence of each of these people now; available where nothing was said. It does not speak of absences.
     *
     * @throws IllegalArgumentException for more than {@link #MOST_PEOPLE}
     */
    Map<UUID, Presence> presences(Collection<UUID> people);

    /**
     * Says whether somebody is there: a call that begins makes them busy until it ends. Where it is said already nothing is
     * written and nobody told; otherwise an event {@code presence.changed} is.
     *
     * @param caller who says it: the person, or somebody with {@code absence:edit} over them
     * @param until when they are available again by themselves, null for when it is said; to microseconds
     * @param origin where it comes from, and the event that led to it
     * @return what was said
     * @throws switchboard.api.error.ServiceDeskException 404 where the caller does not see the person, 403 where it is not
     *     theirs to say, 422 {@code input.invalid} where the end is not in the future
     */
    Presence setPresence(Caller caller, UUID person, State state, @Nullable Instant until, Origin origin);

    /**
     * Who does the work of those of these people who are absent at a time: the first of the chain of substitutes who is not
     * absent, empty where there is none. Whoever is not absent is not in the answer. Whether an account is active is for
     * {@link UserDirectory} to say.
     *
     * @throws IllegalArgumentException for more than {@link #MOST_PEOPLE}
     */
    Map<UUID, Optional<UUID>> standIns(Collection<UUID> people, Instant at);

    /**
     * The absences of these people that touch a time, those that end first in front, {@link #MOST_ABSENCES} at most: whoever
     * is answered so many asks for less at once.
     *
     * @param to the first moment that is not asked for any more
     * @throws IllegalArgumentException for more than {@link #MOST_PEOPLE}
     */
    List<Absence> absences(Collection<UUID> people, Instant from, Instant to);
}
