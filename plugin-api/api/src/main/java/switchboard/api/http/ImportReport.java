package switchboard.api.http;

import java.util.List;

/** What became of an import. {@code errors} lists the first 1,000; lines count from 1. */
public record ImportReport(long created, long updated, long unchanged, long failed, List<LineError> errors) {

    /** The most errors listed. */
    public static final int MOST_ERRORS = 1_000;

    public ImportReport {
        errors = List.copyOf(errors);
    }

    /** What was wrong with one line. */
    public record LineError(long line, String code, String detail) {}
}
