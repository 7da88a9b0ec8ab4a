package switchboard.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.api.error.InvalidInputException;

/** What becomes of iCalendar files, well meant and otherwise. */
class HolidayFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private static HolidayFile read(String... events) {
        String file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n"
                + String.join("\r\n", events)
                + "\r\nEND:VCALENDAR\r\n";
        return HolidayFile.read(file.getBytes(StandardCharsets.UTF_8), TODAY);
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:1@test\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    }

    @Test
    void aSingleDayAndSeveral() {
        HolidayFile file = read(
                event("DTSTART;VALUE=DATE:20261225", "SUMMARY:Juldagen"),
                event("DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20270102", "SUMMARY:Nyårsdagen"),
                event("DTSTART;VALUE=DATE:20270206", "DURATION:P7D", "SUMMARY:春节"));
        assertThat(file.days())
                .hasSize(9)
                .containsEntry(LocalDate.of(2026, 12, 25), "Juldagen")
                .containsEntry(LocalDate.of(2027, 1, 1), "Nyårsdagen")
                .doesNotContainKey(LocalDate.of(2027, 1, 2))
                .containsEntry(LocalDate.of(2027, 2, 12), "春节");
        assertThat(file.skipped()).isZero();
    }

    @Test
    void whatRecursEveryYearDoesSoUntilTheHorizon() {
        HolidayFile file = read(
                event("DTSTART;VALUE=DATE:20000606", "RRULE:FREQ=YEARLY", "SUMMARY:National day"),
                event("DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20281231"),
                event("DTSTART;VALUE=DATE:20240501", "RRULE:FREQ=YEARLY;COUNT=4", "EXDATE;VALUE=DATE:20270501"));
        assertThat(file.days().keySet())
                .filteredOn(day -> day.getMonthValue() == 6)
                .hasSize(11)
                .contains(LocalDate.of(2026, 6, 6), LocalDate.of(2036, 6, 6))
                .doesNotContain(LocalDate.of(2025, 6, 6));
        assertThat(file.days().keySet())
                .filteredOn(day -> day.getMonthValue() == 11)
                .containsExactly(
                        LocalDate.of(2025, 11, 27),
                        LocalDate.of(2026, 11, 26),
                        LocalDate.of(2027, 11, 25),
                        LocalDate.of(2028, 11, 23));
        assertThat(file.days().keySet())
                .filteredOn(day -> day.getMonthValue() == 5)
                .containsExactly(LocalDate.of(2026, 5, 1));
    }

    @Test
    void whatIsNoDayOffIsSkippedAndNamed() {
        HolidayFile file = read(
                event("DTSTART:20261225T080000Z", "SUMMARY:A meeting"),
                event("DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"),
                event("SUMMARY:Some day"),
                event("DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=DAILY"),
                event("DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=YEARLY;BYHOUR=1,2"),
                event("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20291225"));
        assertThat(file.days()).isEmpty();
        assertThat(file.skips())
                .extracting(HolidayFile.Skipped::reason)
                .containsExactly("not_all_day", "cancelled", "no_date", "not_yearly", "not_yearly", "too_long");
        assertThat(file.skips().getLast().event()).isEqualTo(6);
    }

    @Test
    @Timeout(20)
    void aHostileFileIsRefusedOrBounded() {
        assertThat(read(event("DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
                        .days())
                .isEmpty();
        assertThat(read(event("DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=YEARLY;INTERVAL=2147483647"))
                        .days())
                .isEmpty();
        String often = event("DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU");
        assertRefused(() -> read(often, often, often, often, often, often, often, often, often, often, often));
        assertRefused(() -> read(event("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA")));
        assertThat(HolidayFile.read(
                                ("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(60_000))
                                        .getBytes(StandardCharsets.UTF_8),
                                TODAY)
                        .days())
                .isEmpty();
        for (String text : new String[] {"", "no calendar", "BEGIN:VCARD\r\nEND:VCARD", "\u0000\u0001"}) {
            assertRefused(() -> HolidayFile.read(text.getBytes(StandardCharsets.UTF_8), TODAY));
        }
        assertRefused(() -> HolidayFile.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0}, TODAY));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aNameIsOneShortLine() {
        HolidayFile file = read(event("DTSTART;VALUE=DATE:20261225", "SUMMARY:A\\nB" + "c".repeat(300)));
        assertThat(file.days().values())
                .singleElement()
                .satisfies(name -> assertThat(name).hasSize(200).startsWith("A Bc"));
        assertThat(read(event("DTSTART;VALUE=DATE:20261225")).days().values()).containsExactly("Holiday");
    }
}
