package switchboard.calendars;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;

/**
 * A calendar with what the desk knows of it besides its hours.
 *
 * @param organization the only organization that has it, or null where all do
 */
record StoredCalendar(
        BusinessCalendar hours, @Nullable UUID organization, Instant createdAt, Instant updatedAt, long version) {

    /** The calendar of whoever has no other; a migration made it. */
    static final UUID STANDARD = UUID.fromString("00000000-0000-7000-8000-000000000016");

    UUID id() {
        return hours.id();
    }

    String name() {
        return hours.name();
    }

    boolean isStandard() {
        return id().equals(STANDARD);
    }
}
