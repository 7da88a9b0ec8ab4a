package switchboard.tickets.codes;

import static switchboard.tickets.codes.CodeRows.CODE;
import static switchboard.tickets.codes.CodeRows.CODE_ACTIVE;
import static switchboard.tickets.codes.CodeRows.CODE_KEY;
import static switchboard.tickets.codes.CodeRows.CODE_LABELS;
import static switchboard.tickets.codes.CodeRows.CODE_ORDINAL;
import static switchboard.tickets.codes.CodeRows.CODE_PHASE;
import static switchboard.tickets.codes.CodeRows.CODE_REQUIRED;
import static switchboard.tickets.codes.CodeRows.CODE_TABLE;
import static switchboard.tickets.codes.CodeRows.CODE_VERSION;
import static switchboard.tickets.codes.CodeRows.RULE;
import static switchboard.tickets.codes.CodeRows.RULE_IMPACT;
import static switchboard.tickets.codes.CodeRows.RULE_PRIORITY;
import static switchboard.tickets.codes.CodeRows.RULE_URGENCY;
import static switchboard.tickets.codes.CodeRows.RULE_VERSION;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;
import switchboard.json.Json;

/** Edits of codes and of the priority matrix. */
public final class CodeEditing {

    private static final Set<String> IN_MATRIX = Set.of(CodeBook.IMPACT, CodeBook.URGENCY);
    private static final int MOST_IN_MATRIX = 20;

    /** What new tickets have where nothing is said. */
    private static final String DEFAULT_IN_MATRIX = "medium";

    private final BookEdits edits;

    public CodeEditing(BookEdits edits) {
        this.edits = edits;
    }

    /** Adds a code; an impact or an urgency comes with its cells of the matrix. */
    public Code addCode(Caller caller, String table, Input input) {
        CodeBook known = edits.current();
        requireTable(known, table);
        String key = CodeInput.key(input);
        CodeInput given = CodeInput.read(input, table, true);
        boolean inMatrix = IN_MATRIX.contains(table);
        List<PriorityRule> rules = inMatrix ? PriorityRuleInput.ofNew(input, table, key, known) : List.of();
        input.check();
        ConflictException taken = new ConflictException("code.duplicate", "There is a code with this key already.");
        return edits.added(caller, taken, book -> {
            if (book.has(table, key)) {
                throw taken;
            }
            if (book.table(table).size() >= (inMatrix ? MOST_IN_MATRIX : Code.MOST)) {
                throw new InvalidInputException("key", "too_long", "The table has as many codes as it may.");
            }
            if (inMatrix) {
                PriorityRuleInput.requireAll(rules, table, book);
            }
            Code code = given.made(table, key, book);
            return new BookEdits.Edit<>(code, new CodeHistory.Change(table, key, null, code), work -> {
                insert(work.dsl(), code);
                rules.forEach(rule -> insert(work.dsl(), rule));
                return true;
            });
        });
    }

    /** Changes the labels, the place, the activity of a code, or what a kind demands of its new tickets. */
    public Code changeCode(Caller caller, String table, String key, Input input, @Nullable Long ifVersion) {
        CodeInput given = CodeInput.read(input, table, false);
        if (Boolean.FALSE.equals(given.active()) && IN_MATRIX.contains(table) && key.equals(DEFAULT_IN_MATRIX)) {
            input.fail("active", "not_allowed", "cannot be false: new tickets have it where nothing is said");
        }
        input.refuse("key", "read_only", "is for good: tickets hold it");
        input.check();
        return edits.edited(caller, book -> {
            Code before = book.table(table).get(key);
            if (before == null) {
                throw new NotFoundException("code.not_found", "There is no such code.");
            }
            BookEdits.requireVersion(ifVersion, before.version());
            Code after = given.applied(before);
            return new BookEdits.Edit<>(
                    after,
                    new CodeHistory.Change(table, key, before, after),
                    work -> update(work.dsl(), before, after));
        });
    }

    /** Sets the priorities of cells of the matrix; those not named stay. */
    public void changeMatrix(Caller caller, Input input, @Nullable Long ifVersion) {
        List<PriorityRule> rules = PriorityRuleInput.read(input, edits.current());
        edits.edited(caller, book -> {
            // The transaction has counted the version up already.
            BookEdits.requireVersion(ifVersion, book.version() - 1);
            List<PriorityRule> before = rules.stream()
                    .map(rule -> new PriorityRule(
                            rule.impact(), rule.urgency(), book.matrix().priority(rule.impact(), rule.urgency())))
                    .toList();
            return new BookEdits.Edit<>(
                    rules, new CodeHistory.Change(CodeHistory.PRIORITY_RULE, "rules", before, rules), work -> {
                        rules.forEach(rule -> update(work.dsl(), rule));
                        return true;
                    });
        });
    }

    private static void requireTable(CodeBook book, String table) {
        if (!book.tables().contains(table)) {
            throw new NotFoundException("code.not_found", "There is no such code table.");
        }
    }

    private static void insert(DSLContext dsl, Code code) {
        dsl.insertInto(CODE)
                .set(Map.of(
                        CODE_TABLE, code.table(),
                        CODE_KEY, code.key(),
                        CODE_LABELS, Json.write(code.labels()),
                        CODE_ORDINAL, code.ordinal(),
                        CODE_ACTIVE, code.active(),
                        CODE_VERSION, code.version()))
                .set(CODE_PHASE, code.phase() == null ? null : code.phase().key())
                .set(CODE_REQUIRED, CodeRows.stored(code.requiredAtCreation()))
                .execute();
    }

    private static boolean update(DSLContext dsl, Code before, Code after) {
        return dsl.update(CODE)
                        .set(CODE_LABELS, Json.write(after.labels()))
                        .set(CODE_ORDINAL, after.ordinal())
                        .set(CODE_ACTIVE, after.active())
                        .set(CODE_REQUIRED, CodeRows.stored(after.requiredAtCreation()))
                        .set(CODE_VERSION, after.version())
                        .where(
                                CODE_TABLE.eq(after.table()),
                                CODE_KEY.eq(after.key()),
                                CODE_VERSION.eq(before.version()))
                        .execute()
                == 1;
    }

    private static void insert(DSLContext dsl, PriorityRule rule) {
        dsl.insertInto(RULE)
                .columns(RULE_IMPACT, RULE_URGENCY, RULE_PRIORITY, RULE_VERSION)
                .values(rule.impact(), rule.urgency(), rule.priority(), 1L)
                .execute();
    }

    private static void update(DSLContext dsl, PriorityRule rule) {
        dsl.update(RULE)
                .set(RULE_PRIORITY, rule.priority())
                .set(RULE_VERSION, RULE_VERSION.plus(1))
                .where(RULE_IMPACT.eq(rule.impact()), RULE_URGENCY.eq(rule.urgency()))
                .execute();
    }
}
