package switchboard.knowledge.articles;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.FieldError;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.ImportLine;
import switchboard.api.http.ImportLines;
import switchboard.api.http.ImportReport;
import switchboard.api.http.Input;
import switchboard.api.persistence.Database;
import switchboard.knowledge.KnowledgePermissions;

/**
 * Imports articles: reads lines as they come, writes them in chunks of one transaction each, and remembers nothing but
 * counts, so that an import of any length needs little memory. A line that names an article of this import again begins
 * a new chunk: the last one wins.
 */
public final class ArticleImport {

    private static final int MOST_LINES = 500;
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int READ_AT_ONCE = 50;
    private static final int TRIES = 5;
    private static final int LONGEST_DETAIL = 500;

    private final Database database;
    private final ArticleService articles;
    private final ArticleIds ids;

    public ArticleImport(Database database, ArticleService articles, ArticleIds ids) {
        this.database = database;
        this.articles = articles;
        this.ids = ids;
    }

    ImportReport run(Caller caller, ImportLines lines) throws IOException {
        return new Run(caller).all(lines);
    }

    /** One import under way. */
    private final class Run {

        private final Caller caller;
        private final ArticleFieldsReader fieldsReader = articles.fieldsReader();
        private final Map<UUID, String> languages = new HashMap<>();
        private final ImportTally tally = new ImportTally();
        private final Map<ImportedArticle.Key, ImportedArticle> chunk = new LinkedHashMap<>();
        private int characters;

        Run(Caller caller) {
            this.caller = caller;
        }

        ImportReport all(ImportLines lines) throws IOException {
            for (List<ImportLine> some = lines.next(READ_AT_ONCE); !some.isEmpty(); some = lines.next(READ_AT_ONCE)) {
                some.forEach(this::take);
            }
            flush();
            return tally.report();
        }

        private void take(ImportLine line) {
            ImportedArticle article = parsed(line);
            if (article == null) {
                return;
            }
            if (chunk.containsKey(article.key()) || chunk.size() == MOST_LINES || characters > MOST_CHARACTERS) {
                flush();
            }
            chunk.put(article.key(), article);
            characters += article.length();
        }

        private @Nullable ImportedArticle parsed(ImportLine line) {
            Input input = line.input();
            if (line.error() != null || input == null) {
                tally.failed(line.error());
                return null;
            }
            try {
                ArticleFields fields = fieldsReader.imported(input);
                UUID organization = fields.organization().or(caller.organization());
                ArticlePermissions.requireNew(caller, KnowledgePermissions.IMPORT, organization);
                return new ImportedArticle(line.number(), organization, fields);
            } catch (ServiceDeskException refusal) {
                tally.failed(error(line.number(), refusal));
                return null;
            }
        }

        private void flush() {
            if (chunk.isEmpty()) {
                return;
            }
            Map<UUID, List<ImportedArticle>> byOrganization = chunk.values().stream()
                    .collect(Collectors.groupingBy(
                            ImportedArticle::organization, LinkedHashMap::new, Collectors.toList()));
            byOrganization.forEach((organization, some) -> tally.add(write(organization, some)));
            chunk.clear();
            characters = 0;
        }

        private ImportTally write(UUID organization, List<ImportedArticle> some) {
            String language = languages.computeIfAbsent(organization, articles::languageOf);
            ImportChunk work = new ImportChunk(caller, organization, language, articles.planner(caller), ids, some);
            for (int tries = 1; ; tries++) {
                try {
                    return database.inTransaction(work::write);
                } catch (LostRaceException | ConflictException race) {
                    // Someone wrote one of these articles meanwhile: look again at what is there.
                    if (tries == TRIES) {
                        return ImportTally.allFailed(
                                some, "article.lost_race", "Others write these articles right now.");
                    }
                }
            }
        }
    }

    /** What is wrong with a line, in one line. */
    static ImportReport.LineError error(long line, ServiceDeskException refusal) {
        String detail = refusal.errors().isEmpty()
                ? refusal.detail()
                : refusal.errors().stream().map(FieldError::message).collect(Collectors.joining(" "));
        return new ImportReport.LineError(
                line, refusal.code(), detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL));
    }
}
