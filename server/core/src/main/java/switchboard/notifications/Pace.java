package switchboard.notifications;

import java.time.Duration;
import java.util.List;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.settings.Settings;

/**
 * How much may go to one person within an hour.
 *
 * @param anHour notifications to one receiver
 * @param aboutOneThing of these, how many about the same ticket or other subject
 */
record Pace(int anHour, int aboutOneThing) {

    static final String OWNER = "notifications";

    /** What is urgent may be so many times as much. */
    private static final int URGENT = 3;

    private static final int MOST = 10_000;

    private static final SettingDefinition<Integer> AN_HOUR = new SettingDefinition<>(
            "mostAnHour",
            "How many notifications a person is sent within an hour; what is more comes together in one digest",
            Integer.class,
            60,
            false,
            Pace::check);

    private static final SettingDefinition<Integer> ABOUT_ONE_THING = new SettingDefinition<>(
            "mostAnHourAboutOneThing",
            "How many of these may be about the same ticket",
            Integer.class,
            20,
            false,
            Pace::check);

    static final SettingDefinition<Duration> WARN_AFTER = new SettingDefinition<>(
            "warnAfter",
            "How late notifications may be before the desk warns of it",
            Duration.class,
            Duration.ofMinutes(5),
            false,
            limit -> limit.isPositive() ? "" : "must be longer than nothing");

    static final List<SettingDefinition<?>> SETTINGS = List.of(AN_HOUR, ABOUT_ONE_THING, WARN_AFTER);

    static Pace of(Settings settings) {
        return new Pace(settings.get(AN_HOUR), settings.get(ABOUT_ONE_THING));
    }

    boolean allows(boolean urgent, int sentWithinAnHour, int ofTheseAboutIt) {
        int times = urgent ? URGENT : 1;
        return sentWithinAnHour < anHour * times && ofTheseAboutIt < aboutOneThing * times;
    }

    private static String check(int most) {
        return most >= 1 && most <= MOST ? "" : "must be from 1 to " + MOST;
    }
}
