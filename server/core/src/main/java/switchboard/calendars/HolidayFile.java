package switchboard.calendars;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import switchboard.api.error.InvalidInputException;

/**
 * The days off in an iCalendar file: its all-day events, from a year ago until ten years from now. What it cannot use it
 * counts and names. Nothing it says leads anywhere outside the file.
 */
public record HolidayFile(SortedMap<LocalDate, String> days, int skipped, List<Skipped> skips) {

    static final int MOST_BYTES = 1_048_576;
    private static final int MOST_DAYS = 2_000;
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_TIMES = 200_000;
    private static final int SKIPS_SHOWN = 100;

    /**
     * An event that is no day off.
     *
     * @param event where it stands among the events of the file, from 1
     */
    public record Skipped(int event, String reason) {}

    /** @throws InvalidInputException where it is no iCalendar file, or has too much in it */
    static HolidayFile read(byte[] content, LocalDate today) {
        ICalendar calendar = parsed(text(content));
        if (calendar.getEvents().size() > MOST_EVENTS) {
            throw refused("too_long", "The file has more than " + MOST_EVENTS + " events.");
        }
        SortedMap<LocalDate, String> days = new TreeMap<>();
        List<Skipped> skips = new ArrayList<>();
        int skipped = 0;
        int number = 0;
        int times = 0;
        for (VEvent event : calendar.getEvents()) {
            number++;
            try {
                times += AllDayEvent.of(event).addTo(days, today.minusYears(1), today.plusYears(10));
            } catch (AllDayEvent.NoDayOff reason) {
                skipped++;
                if (skips.size() < SKIPS_SHOWN) {
                    skips.add(new Skipped(number, reason.code()));
                }
            }
            if (days.size() > MOST_DAYS || times > MOST_TIMES) {
                throw refused("too_long", "The file has more than " + MOST_DAYS + " days, or recurs too often.");
            }
        }
        return new HolidayFile(Collections.unmodifiableSortedMap(days), skipped, List.copyOf(skips));
    }

    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw refused("format", "The file is not UTF-8.");
        }
    }

    private static ICalendar parsed(String text) {
        ICalendar calendar;
        try {
            calendar = Biweekly.parse(text).first();
        } catch (RuntimeException | StackOverflowError unreadable) {
            // Whatever a hostile file does to the parser, it is the file that is refused.
            throw refused("format", "The file cannot be read as iCalendar.");
        }
        if (calendar == null) {
            throw refused("format", "The file holds no VCALENDAR.");
        }
        return calendar;
    }

    private static InvalidInputException refused(String code, String sentence) {
        return new InvalidInputException("file", code, sentence);
    }
}
