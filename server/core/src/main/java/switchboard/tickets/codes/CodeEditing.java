package switchboard.tickets.codes;

import static switchboard.tickets.codes.CodeRows.CATEGORY;
import static switchboard.tickets.codes.CodeRows.CATEGORY_ACTIVE;
import static switchboard.tickets.codes.CodeRows.CATEGORY_KEY;
import static switchboard.tickets.codes.CodeRows.CATEGORY_LABELS;
import static switchboard.tickets.codes.CodeRows.CATEGORY_ORDINAL;
import static switchboard.tickets.codes.CodeRows.CATEGORY_ORGANIZATION;
import static switchboard.tickets.codes.CodeRows.CATEGORY_PARENT;
import static switchboard.tickets.codes.CodeRows.CATEGORY_VERSION;
import static switchboard.tickets.codes.CodeRows.CODE;
import static switchboard.tickets.codes.CodeRows.CODE_ACTIVE;
import static switchboard.tickets.codes.CodeRows.CODE_KEY;
import static switchboard.tickets.codes.CodeRows.CODE_LABELS;
import static switchboard.tickets.codes.CodeRows.CODE_ORDINAL;
import static switchboard.tickets.codes.CodeRows.CODE_TABLE;
import static switchboard.tickets.codes.CodeRows.CODE_VERSION;
import static switchboard.tickets.codes.CodeRows.RULE;
import static switchboard.tickets.codes.CodeRows.RULE_IMPACT;
import static switchboard.tickets.codes.CodeRows.RULE_PRIORITY;
import static switchboard.tickets.codes.CodeRows.RULE_URGENCY;
import static switchboard.tickets.codes.CodeRows.RULE_VERSION;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.json.Json;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** Edits of the code tables: labels, what is active, the priority matrix, the category tree. Each is journalled. */
public final class CodeEditing {

    private static final int LONGEST_ORDINAL = 100_000;

    /** Codes that the workflow and the matrix need cannot be switched off. */
    private static final Set<String> ALWAYS_ACTIVE = Set.of(CodeBook.STATUS, CodeBook.IMPACT, CodeBook.URGENCY);

    private final Transactions transactions;
    private final CodeTables tables;
    private final CodeJournal journal;

    public CodeEditing(Transactions transactions, CodeTables tables, CodeJournal journal) {
        this.transactions = transactions;
        this.tables = tables;
        this.journal = journal;
    }

    /** Changes the labels, the place or the activity of a code. */
    public Code changeCode(Caller caller, String table, String key, Input input, @Nullable Long ifVersion) {
        Map<String, @Nullable String> labels = LabelInput.read(input);
        Boolean active = input.flag("active");
        Long ordinal = input.number("ordinal", 0, LONGEST_ORDINAL);
        if (Boolean.FALSE.equals(active) && ALWAYS_ACTIVE.contains(table)) {
            input.fail("active", "not_allowed", "cannot be false here: the workflow and the matrix need every code");
        }
        if (table.equals(CodeBook.PRIORITY)) {
            input.refuse("ordinal", "not_allowed", "of a priority is fixed: lists are sorted by it");
        }
        input.check();
        return edited(book -> {
            Code before = book.table(table).get(key);
            if (before == null) {
                throw new NotFoundException("code.not_found", "There is no such code.");
            }
            requireVersion(ifVersion, before.version());
            Code after = new Code(
                    table,
                    key,
                    LabelInput.merged(before.labels(), labels),
                    ordinal == null ? before.ordinal() : ordinal.intValue(),
                    active == null ? before.active() : active,
                    before.version() + 1);
            return new Edit<>(after, work -> {
                int rows = work.dsl()
                        .update(CODE)
                        .set(CODE_LABELS, Json.write(after.labels()))
                        .set(CODE_ORDINAL, after.ordinal())
                        .set(CODE_ACTIVE, after.active())
                        .set(CODE_VERSION, after.version())
                        .where(CODE_TABLE.eq(table), CODE_KEY.eq(key), CODE_VERSION.eq(before.version()))
                        .execute();
                journal.changed(work, caller, "code", table + ":" + key, Map.of("table", table, "key", key));
                return rows == 1;
            });
        });
    }

    /** Sets the priorities of cells of the matrix; those not named stay. */
    public void changeMatrix(Caller caller, Input input, @Nullable Long ifVersion) {
        List<PriorityRule> rules = PriorityRuleInput.read(input, tables.current());
        edited(book -> {
            // The transaction has counted the version up already.
            requireVersion(ifVersion, book.version() - 1);
            return new Edit<>(rules, work -> {
                for (PriorityRule rule : rules) {
                    work.dsl()
                            .update(RULE)
                            .set(RULE_PRIORITY, rule.priority())
                            .set(RULE_VERSION, RULE_VERSION.plus(1))
                            .where(RULE_IMPACT.eq(rule.impact()), RULE_URGENCY.eq(rule.urgency()))
                            .execute();
                }
                journal.changed(work, caller, "code", "priority:rules", Map.of("table", "priority_rule"));
                return true;
            });
        });
    }

    /** Adds a category. */
    public Category addCategory(Caller caller, Input input) {
        String key = input.requiredText("key", Category.LONGEST);
        CategoryInput given = CategoryInput.read(input);
        input.check();
        try {
            return edited(book -> {
                Category category = given.applied(new Category(key, null, Map.of(), null, 1_000, true, 1), book);
                if (book.categories().containsKey(key)) {
                    throw duplicate();
                }
                return new Edit<>(category, work -> {
                    work.dsl()
                            .insertInto(CATEGORY)
                            .columns(
                                    CATEGORY_KEY,
                                    CATEGORY_PARENT,
                                    CATEGORY_ORGANIZATION,
                                    CATEGORY_LABELS,
                                    CATEGORY_ORDINAL,
                                    CATEGORY_ACTIVE,
                                    CATEGORY_VERSION)
                            .values(
                                    key,
                                    category.parent(),
                                    category.organization(),
                                    Json.write(category.labels()),
                                    category.ordinal(),
                                    category.active(),
                                    1L)
                            .execute();
                    journal.changed(work, caller, "category", CodeJournal.idOf(key), Map.of("key", key));
                    return true;
                });
            });
        } catch (DataAccessException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                throw duplicate();
            }
            throw failure;
        }
    }

    /** Changes a category. */
    public Category changeCategory(Caller caller, String key, Input input, @Nullable Long ifVersion) {
        CategoryInput given = CategoryInput.read(input);
        input.refuse("key", "read_only", "cannot be changed");
        input.check();
        return edited(book -> {
            Category before = book.categories().get(key);
            if (before == null) {
                throw new NotFoundException("category.not_found", "There is no such category.");
            }
            requireVersion(ifVersion, before.version());
            Category after = given.applied(before, book).next();
            return new Edit<>(after, work -> {
                int rows = work.dsl()
                        .update(CATEGORY)
                        .set(CATEGORY_PARENT, after.parent())
                        .set(CATEGORY_ORGANIZATION, after.organization())
                        .set(CATEGORY_LABELS, Json.write(after.labels()))
                        .set(CATEGORY_ORDINAL, after.ordinal())
                        .set(CATEGORY_ACTIVE, after.active())
                        .set(CATEGORY_VERSION, after.version())
                        .where(CATEGORY_KEY.eq(key), CATEGORY_VERSION.eq(before.version()))
                        .execute();
                journal.changed(work, caller, "category", CodeJournal.idOf(key), Map.of("key", key));
                return rows == 1;
            });
        });
    }

    /** What an edit makes, and how it is written; false where somebody else was faster. */
    private record Edit<T>(T result, Function<Work, Boolean> write) {}

    /** Edits exclude each other by counting up the book's version first; so the tree never gets a circle. */
    private <T> T edited(Function<CodeBook, Edit<T>> edit) {
        T result = transactions.inTransaction(work -> {
            CodeRows.countUp(work.dsl());
            Edit<T> planned = edit.apply(CodeRows.read(work.dsl()));
            if (!planned.write().apply(work)) {
                throw stale();
            }
            work.afterCommit(tables::forget);
            return planned.result();
        });
        return Objects.requireNonNull(result);
    }

    private static void requireVersion(@Nullable Long wished, long version) {
        if (wished != null && wished != version) {
            throw stale();
        }
    }

    private static ServiceDeskException stale() {
        return new ServiceDeskException(
                Refusal.STALE,
                "request.stale",
                "It has changed since you read it.",
                List.of(),
                Map.of("differences", List.of()),
                null);
    }

    private static ConflictException duplicate() {
        return new ConflictException("category.duplicate", "There is a category with this key already.");
    }
}
