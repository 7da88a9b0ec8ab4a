package switchboard.servicelevels.clocks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.Calendars;
import switchboard.servicelevels.policies.Content;
import switchboard.servicelevels.policies.Facts;

/** Finds the calendar by which a stretch is counted. */
final class Calendaring {

    private final Calendars calendars;

    Calendaring(Calendars calendars) {
        this.calendars = calendars;
    }

    /** A calendar that is there no more is replaced by the standard one, which the explanation then shows. */
    BusinessCalendar of(Content content, Facts facts) {
        String wanted = content.calendar();
        if (wanted == null) {
            return calendars.standard();
        }
        if (!wanted.equals(Content.OF_TEAM)) {
            return calendars.find(wanted).orElseGet(calendars::standard);
        }
        UUID organization = facts.id(Facts.ORGANIZATION);
        @Nullable UUID team = facts.id(Facts.TEAM);
        return organization == null ? calendars.standard() : calendars.ofTeam(team, organization);
    }
}
