package switchboard.tickets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import switchboard.api.error.FieldError;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.ImportReport;

/** Counts what becomes of the lines of an import. */
final class ImportTally {

    private long created;
    private long updated;
    private long unchanged;
    private long failed;
    private final List<ImportReport.LineError> errors = new ArrayList<>();

    void created(long count) {
        created += count;
    }

    void updated(long count) {
        updated += count;
    }

    void unchanged(long count) {
        unchanged += count;
    }

    void failed(long line, String code, String detail) {
        failed++;
        if (errors.size() < ImportReport.MOST_ERRORS) {
            errors.add(new ImportReport.LineError(line, code, detail));
        }
    }

    void failed(long line, ServiceDeskException refused) {
        String detail = refused.errors().isEmpty()
                ? refused.detail()
                : refused.errors().stream().limit(10).map(FieldError::message).collect(Collectors.joining(" "));
        failed(line, refused.code(), detail);
    }

    void add(ImportTally other) {
        created += other.created;
        updated += other.updated;
        unchanged += other.unchanged;
        failed += other.failed;
        other.errors.stream().limit(ImportReport.MOST_ERRORS - errors.size()).forEach(errors::add);
    }

    ImportReport report() {
        List<ImportReport.LineError> inOrder = new ArrayList<>(errors);
        inOrder.sort(Comparator.comparingLong(ImportReport.LineError::line));
        return new ImportReport(created, updated, unchanged, failed, inOrder);
    }
}
