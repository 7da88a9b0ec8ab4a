package switchboard.tickets.closure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.BusinessCalendar.Stretch;

/** How long a requester has to confirm. */
public final class ConfirmationPeriod {

    private ConfirmationPeriod() {}

    /**
     * The end of work on the last of so many business days after the day of resolution. A calendar without work lets plain
     * days count.
     */
    public static Instant end(BusinessCalendar calendar, Instant resolvedAt, int days) {
        ZonedDateTime resolved = resolvedAt.atZone(calendar.zone());
        LocalDate date = resolved.toLocalDate();
        int left = days;
        for (int passed = 0; passed < BusinessCalendar.LONGEST_DAYS; passed++) {
            date = date.plusDays(1);
            Instant midnight = date.atStartOfDay(calendar.zone()).toInstant();
            Instant next = date.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
            List<Stretch> worked = calendar.stretches(midnight, next);
            if (!worked.isEmpty() && --left == 0) {
                return worked.getLast().to();
            }
        }
        return resolved.plusDays(days).toInstant();
    }
}
