package switchboard.users.availability;

import static switchboard.users.availability.AvailabilityTables.PRESENCE;
import static switchboard.users.availability.AvailabilityTables.PRESENCE_CHANGED_AT;
import static switchboard.users.availability.AvailabilityTables.PRESENCE_STATE;
import static switchboard.users.availability.AvailabilityTables.PRESENCE_UNTIL;
import static switchboard.users.availability.AvailabilityTables.PRESENCE_USER;
import static switchboard.users.availability.AvailabilityTables.PRESENCE_VERSION;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.users.UserView;

/** What people say of whether they are there. Everybody says it for themselves. */
public final class Presences {

    private final AvailabilityGround ground;

    public Presences(AvailabilityGround ground) {
        this.ground = ground;
    }

    Presence get(Caller caller, String user) {
        return read(ground.visible(caller, user).id());
    }

    Presence own(Caller caller) {
        return read(caller.id());
    }

    private Presence read(UUID person) {
        return ground.transactions()
                .read(dsl -> Availability.presences(dsl, List.of(person), ground.now()))
                .getOrDefault(person, Presence.UNSAID);
    }

    Presence set(Caller caller, Input input) {
        String state = input.oneOf("state", Presence.STATES);
        Instant until = input.instant("until");
        if (!input.has("state") || input.any("state") == null) {
            input.fail("state", "required", "is required");
        }
        if (until != null && !until.isAfter(ground.now())) {
            input.fail("until", "not_allowed", "must be in the future");
        }
        input.check();
        Presence presence = new Presence(state == null ? Presence.AVAILABLE : state, until);
        UserView person = ground.visible(caller, caller.id().toString());
        say(caller, person, presence, Origin.API);
        return presence;
    }

    /** Says it of the caller, or of whom the caller may say when they are absent; nothing where it is said already. */
    Presence setFor(Caller caller, UUID user, Presence presence, Origin origin) {
        UserView person = caller.id().equals(user)
                ? ground.visible(caller, user.toString())
                : ground.editable(caller, user.toString(), Absences.EDIT);
        if (!read(user).equals(presence)) {
            say(caller, person, presence, origin);
        }
        return presence;
    }

    private void say(Caller caller, UserView person, Presence presence, Origin origin) {
        ground.transactions().inTransaction(work -> {
            write(work.dsl(), person.id(), presence);
            Map<String, Object> data = new LinkedHashMap<>(Map.of("state", presence.state()));
            if (presence.until() != null) {
                data.put("until", presence.until());
            }
            ground.tell(work, "presence.changed", caller, person, data, origin);
            return presence;
        });
    }

    private void write(DSLContext dsl, UUID person, Presence presence) {
        dsl.insertInto(PRESENCE, PRESENCE_USER, PRESENCE_STATE, PRESENCE_UNTIL, PRESENCE_CHANGED_AT, PRESENCE_VERSION)
                .values(person, presence.state(), presence.until(), ground.now(), 1L)
                .onDuplicateKeyUpdate()
                .set(PRESENCE_STATE, presence.state())
                .set(PRESENCE_UNTIL, presence.until())
                .set(PRESENCE_CHANGED_AT, ground.now())
                .set(PRESENCE_VERSION, PRESENCE_VERSION.plus(1))
                .execute();
    }
}
