package switchboard.calendars;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;

/**
 * Who sees and edits calendars. Those of all organizations are seen by whoever reads any, and edited by whoever reaches
 * everything; those of one organization belong to its people.
 */
final class CalendarAccess {

    static final String READ = "calendar:read";
    static final String EDIT = "calendar:edit";

    private CalendarAccess() {}

    static boolean sees(Caller caller, StoredCalendar calendar) {
        Reach reach = caller.reach(READ);
        return calendar.organization() == null
                ? !reach.isNone()
                : reach.covers(calendar.organization(), null, Set.of());
    }

    /** Throws 404 where the caller does not see it. */
    static StoredCalendar requireSeen(Caller caller, StoredCalendar calendar) {
        if (!sees(caller, calendar)) {
            throw absent();
        }
        return calendar;
    }

    /** Throws 403 where a calendar of this organization, null for all, is not the caller's to edit. */
    static void requireEdit(Caller caller, @Nullable UUID organization) {
        Reach reach = caller.reach(EDIT);
        if (organization == null ? !reach.all() : !reach.covers(organization, null, Set.of())) {
            throw new ForbiddenException(
                    "access.forbidden",
                    organization == null
                            ? "A calendar of all organizations needs calendar:edit over all."
                            : "This needs the permission calendar:edit.");
        }
    }

    static NotFoundException absent() {
        return new NotFoundException("calendar.not_found", "There is no such calendar.");
    }
}
