package switchboard.knowledge.articles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.ImportReport;

/** Counts what becomes of the lines of an import. Used by one thread. */
final class ImportTally {

    private long created;
    private long updated;
    private long unchanged;
    private long failed;
    private final List<ImportReport.LineError> errors = new ArrayList<>();

    static ImportTally allFailed(List<ImportedArticle> articles, String code, String detail) {
        ImportTally tally = new ImportTally();
        articles.forEach(article -> tally.failed(new ImportReport.LineError(article.line(), code, detail)));
        return tally;
    }

    void created() {
        created++;
    }

    void updated() {
        updated++;
    }

    void unchanged() {
        unchanged++;
    }

    void failed(ImportReport.@Nullable LineError error) {
        failed++;
        if (error != null && errors.size() < ImportReport.MOST_ERRORS) {
            errors.add(error);
        }
    }

    void add(ImportTally other) {
        created += other.created;
        updated += other.updated;
        unchanged += other.unchanged;
        failed += other.failed - other.errors.size();
        other.errors.forEach(this::failed);
    }

    ImportReport report() {
        errors.sort(Comparator.comparingLong(ImportReport.LineError::line));
        return new ImportReport(created, updated, unchanged, failed, errors);
    }
}
