package switchboard.triage.definitions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.users.Organization;
import switchboard.triage.Ground;

/** Reads definitions from input: what all kinds have here, the rest by the shape of the kind. */
final class DefinitionFields {

    private static final int LONGEST_NAME = 120;
    private static final int LAST_PLACE = 1_000_000;

    private final Ground ground;
    private final Kind kind;
    private final Shape shape;

    DefinitionFields(Ground ground, Kind kind, Shape shape) {
        this.ground = ground;
        this.kind = kind;
        this.shape = shape;
    }

    Definition created(Caller caller, Input input) {
        Instant now = now();
        UUID home = caller.reach(kind.edit()).all() ? null : caller.organization();
        return read(input, new UUID(0, 0), home, 0, null, now, now, 1);
    }

    /** A JSON merge patch. A changed definition is no longer suspended; a newly active one begins now. */
    Definition changed(Caller caller, Definition current, Input patch, long newest) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(current.editable());
        for (String name : patch.names()) {
            Object value = patch.any(name);
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        }
        UUID home = caller.reach(kind.edit()).all() ? null : caller.organization();
        Definition read = read(
                new Input(merged),
                current.id(),
                home,
                current.since(),
                null,
                current.createdAt(),
                now(),
                current.version() + 1);
        boolean begins = read.active() && !current.runs();
        return begins
                ? new Definition(
                        read.id(),
                        kind,
                        read.name(),
                        read.place(),
                        read.organization(),
                        true,
                        read.content(),
                        newest,
                        null,
                        read.createdAt(),
                        read.updatedAt(),
                        read.version())
                : read;
    }

    private Definition read(
            Input input,
            UUID id,
            @Nullable UUID home,
            long since,
            @Nullable String problem,
            Instant createdAt,
            Instant now,
            long version) {
        String name = input.requiredText("name", LONGEST_NAME);
        Long place = input.number("order", 1, LAST_PLACE);
        Boolean active = input.flag("active");
        UUID organization = organization(input, home);
        Map<String, Object> content = shape.read(input);
        input.check();
        return new Definition(
                id.equals(new UUID(0, 0)) ? ground.newId() : id,
                kind,
                name,
                place == null ? 0 : place.intValue(),
                organization,
                active == null || active,
                content,
                since,
                problem,
                createdAt,
                now,
                version);
    }

    private @Nullable UUID organization(Input input, @Nullable UUID home) {
        String reference = input.text("organization", 200);
        if (reference == null || reference.isBlank()) {
            return home;
        }
        UUID found = ground.users()
                .findOrganization(reference.strip())
                .map(Organization::id)
                .orElse(null);
        if (found == null) {
            input.fail("organization", "not_found", "is no organization");
        }
        return found;
    }

    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
