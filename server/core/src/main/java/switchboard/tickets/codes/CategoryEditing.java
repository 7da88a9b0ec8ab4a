package switchboard.tickets.codes;

import static switchboard.tickets.codes.CodeRows.CATEGORY;
import static switchboard.tickets.codes.CodeRows.CATEGORY_ACTIVE;
import static switchboard.tickets.codes.CodeRows.CATEGORY_INFORMATION;
import static switchboard.tickets.codes.CodeRows.CATEGORY_KEY;
import static switchboard.tickets.codes.CodeRows.CATEGORY_LABELS;
import static switchboard.tickets.codes.CodeRows.CATEGORY_ORDINAL;
import static switchboard.tickets.codes.CodeRows.CATEGORY_ORGANIZATION;
import static switchboard.tickets.codes.CodeRows.CATEGORY_PARENT;
import static switchboard.tickets.codes.CodeRows.CATEGORY_VERSION;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;
import switchboard.json.Json;
import switchboard.persistence.Work;

/** Edits of the category tree. */
public final class CategoryEditing {

    private static final int LAST = 1_000;

    private final BookEdits edits;
    private final CodeTables tables;
    private final CodeJournal journal;

    public CategoryEditing(BookEdits edits, CodeTables tables, CodeJournal journal) {
        this.edits = edits;
        this.tables = tables;
        this.journal = journal;
    }

    /** Adds a category. */
    public Category addCategory(Caller caller, Input input) {
        String key = input.requiredText("key", Category.LONGEST);
        CategoryInput given = CategoryInput.read(input);
        input.check();
        ConflictException taken =
                new ConflictException("category.duplicate", "There is a category with this key already.");
        return edits.added(caller, taken, book -> {
            Category category = given.applied(fresh(key, Map.of()), book);
            if (book.categories().containsKey(key)) {
                throw taken;
            }
            return new BookEdits.Edit<>(category, change(null, category), work -> insert(work.dsl(), category));
        });
    }

    /** Changes a category. */
    public Category changeCategory(Caller caller, String key, Input input, @Nullable Long ifVersion) {
        CategoryInput given = CategoryInput.read(input);
        input.refuse("key", "read_only", "cannot be changed");
        input.check();
        return edits.edited(caller, book -> {
            Category before = book.categories().get(key);
            if (before == null) {
                throw new NotFoundException("category.not_found", "There is no such category.");
            }
            BookEdits.requireVersion(ifVersion, before.version());
            Category after = given.applied(before, book).next();
            return new BookEdits.Edit<>(
                    after,
                    change(before, after),
                    work -> work.dsl()
                                    .update(CATEGORY)
                                    .set(columns(after))
                                    .where(CATEGORY_KEY.eq(key), CATEGORY_VERSION.eq(before.version()))
                                    .execute()
                            == 1);
        });
    }

    /**
     * Adds top-level categories under the given names, for imports; one that is there already stays as it is. The name
     * becomes the key and the label.
     */
    public void addNames(Work work, Caller caller, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        CodeRows.countUp(work.dsl());
        long version = CodeRows.version(work.dsl());
        Set<String> there = work.dsl()
                .select(CATEGORY_KEY)
                .from(CATEGORY)
                .where(CATEGORY_KEY.in(names))
                .fetchSet(CATEGORY_KEY);
        for (String name : names) {
            if (!there.contains(name)) {
                Category category = fresh(name, Map.of("en", name));
                insert(work.dsl(), category);
                journal.noted(work, caller, version, change(null, category));
            }
        }
        work.afterCommit(tables::forget);
    }

    private static Category fresh(String key, Map<String, String> labels) {
        return new Category(key, null, labels, null, LAST, true, List.of(), 1);
    }

    private static CodeHistory.Change change(@Nullable Category before, Category after) {
        return new CodeHistory.Change(CodeHistory.CATEGORY, after.key(), before, after);
    }

    private static boolean insert(DSLContext dsl, Category category) {
        dsl.insertInto(CATEGORY)
                .set(columns(category))
                .set(CATEGORY_KEY, category.key())
                .execute();
        return true;
    }

    private static Map<Field<?>, @Nullable Object> columns(Category category) {
        @Nullable UUID organization = category.organization();
        Map<Field<?>, @Nullable Object> columns = new java.util.LinkedHashMap<>();
        columns.put(CATEGORY_PARENT, category.parent());
        columns.put(CATEGORY_ORGANIZATION, organization);
        columns.put(CATEGORY_LABELS, Json.write(category.labels()));
        columns.put(CATEGORY_ORDINAL, category.ordinal());
        columns.put(CATEGORY_ACTIVE, category.active());
        columns.put(CATEGORY_INFORMATION, CodeRows.stored(category.requiredInformation()));
        columns.put(CATEGORY_VERSION, category.version());
        return columns;
    }
}
