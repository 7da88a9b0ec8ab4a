package switchboard.tickets;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.settings.SettingDefinition;

/**
 * How requesters are asked to confirm.
 *
 * @param calendars what an organization's days are counted by
 * @param days how many business days there are to confirm or reopen
 */
public record ConfirmationRules(Function<UUID, BusinessCalendar> calendars, IntSupplier days) {

    private static final int MOST_DAYS = 90;

    public static final SettingDefinition<Integer> DAYS = new SettingDefinition<>(
            "confirmationDays",
            "Business days in which a requester may confirm or reopen a resolved ticket before it closes by itself",
            Integer.class,
            5,
            false,
            days -> days >= 1 && days <= MOST_DAYS ? "" : "must be from 1 to " + MOST_DAYS);
}
