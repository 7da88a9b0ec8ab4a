package switchboard.tickets.pins;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.settings.Settings;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.codes.CodeBook;

/**
 * What tickets answer by a PIN, and how long.
 *
 * @param offered whether any does
 * @param kindsWithout the kinds that do not, as they stand in the setting
 * @param menus the addresses of telephone menus, as they stand in the setting
 */
public record PinRules(BooleanSupplier offered, Supplier<String> kindsWithout, Supplier<String> menus) {

    /** How long a ticket answers once it has ended. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final int LONGEST = 2_000;

    private static final SettingDefinition<Boolean> OFFERED = SettingDefinition.of(
            "statusByPin",
            "Whether a ticket that has a PIN tells its status to whoever knows its number and that PIN",
            Boolean.class,
            true);

    private static final SettingDefinition<String> KINDS_WITHOUT = new SettingDefinition<>(
            "kindsWithoutPin",
            "Kinds of tickets that have no PIN and tell nothing without a sign-in: keys, with commas between them",
            String.class,
            "",
            false,
            text -> listed(text, "[a-z0-9_]+", "the keys of kinds"));

    private static final SettingDefinition<String> MENUS = new SettingDefinition<>(
            "pinMenuAddresses",
            "Addresses of telephone menus, with commas between them: wrong PINs from there count for the ticket only, "
                    + "since many people call through one address",
            String.class,
            "",
            false,
            text -> listed(text, "[0-9A-Fa-f.:]{2,45}", "IP addresses"));

    /** What an administrator may change. */
    public static final List<SettingDefinition<?>> SETTINGS = List.of(OFFERED, KINDS_WITHOUT, MENUS);

    /** As the settings say at each moment. */
    public static PinRules of(Settings settings) {
        return new PinRules(() -> settings.get(OFFERED), () -> settings.get(KINDS_WITHOUT), () -> settings.get(MENUS));
    }

    /** As shipped, whatever the settings say. */
    public static PinRules shipped() {
        return new PinRules(OFFERED::defaultValue, KINDS_WITHOUT::defaultValue, MENUS::defaultValue);
    }

    private static String listed(String text, String form, String what) {
        boolean right = text.length() <= LONGEST && words(text).stream().allMatch(word -> word.matches(form));
        return right ? "" : "must be " + what + " with commas between them";
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether tickets of this kind may have a PIN. */
    boolean isOffered(Ticket ticket) {
        return offered.getAsBoolean() && !words(kindsWithout.get()).contains(ticket.kind());
    }

    /** Whether wrong tries from there say nothing of whoever makes them. */
    boolean isMenu(String address) {
        return words(menus.get()).contains(address);
    }

    /** Whether the ticket ended so long ago that it tells nothing any more. */
    static boolean isOver(CodeBook codes, Ticket ticket, Instant now) {
        Instant ended = ticket.closedAt() == null ? ticket.updatedAt() : ticket.closedAt();
        return codes.phase(ticket.status()).isFinal() && !ended.plus(KEPT).isAfter(now);
    }
}
