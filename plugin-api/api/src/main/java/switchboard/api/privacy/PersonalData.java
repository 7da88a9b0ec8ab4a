package switchboard.api.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where one table of the plugin speaks of a person. It is a declaration and no code, and the desk keeps it, so that an
 * export or an erasure reaches the table also while the plugin is disabled, has failed, or was uninstalled and left its
 * data behind. A table with two people in a row (an author and an owner) is declared twice.
 *
 * <p>Begin with {@link #of} and add to it:
 *
 * <pre>{@code
 * contributions.personalData(PersonalData.of("example_hand_over", "author_id")
 *         .exporting("created_at")
 *         .texts("title", "body")
 *         .item("hand_over", "id"));
 * }</pre>
 *
 * <p>The table must be this plugin's, have a primary key, and an index that begins with the person's column. An id alone
 * needs no erasure: whom it names is nobody any more once the person has been erased.
 *
 * @param table with the plugin's prefix
 * @param person the column with the user's id: {@code BINARY(16)}, or a text that holds the UUID
 * @param exported columns of an export, besides the primary key and those that are emptied
 * @param emptied columns about the person, emptied by every erasure
 * @param texts columns with words that the person wrote, emptied by an erasure that takes texts along
 * @param rowsDeleted whether every erasure deletes the rows instead of emptying columns
 * @param item what a row is in search, null where it is nothing there
 */
public record PersonalData(
        String table,
        String person,
        Set<String> exported,
        Set<String> emptied,
        Set<String> texts,
        boolean rowsDeleted,
        @Nullable SearchItem item) {

    /** What stands in a text that must not be null after it was erased. */
    public static final String ERASED = "(erased)";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /**
     * What to index again after a row changed.
     *
     * @param type of {@link switchboard.api.search.SearchSource#type}
     * @param column of the row with the item's id, a UUID as {@link PersonalData#person} is
     */
    public record SearchItem(String type, String column) {
        public SearchItem {
            requireName(column);
        }
    }

    /** @throws IllegalArgumentException where a name is none, or a row is both deleted and emptied */
    public PersonalData {
        requireName(table);
        requireName(person);
        exported = names(exported);
        emptied = names(emptied);
        texts = names(texts);
        if (rowsDeleted && !(emptied.isEmpty() && texts.isEmpty())) {
            throw new IllegalArgumentException("Rows of " + table + " are deleted; there is nothing to empty in them");
        }
        if (emptied.contains(person) || texts.contains(person)) {
            throw new IllegalArgumentException("The column " + person + " of " + table
                    + " says whose row it is and cannot be emptied; delete the row instead");
        }
    }

    /** A table and the column in it that says whose row it is. Erasure leaves it as it is, until more is said. */
    public static PersonalData of(String table, String person) {
        return new PersonalData(table, person, Set.of(), Set.of(), Set.of(), false, null);
    }

    /** Columns to export besides those that are emptied. */
    public PersonalData exporting(String... columns) {
        return new PersonalData(table, person, with(exported, columns), emptied, texts, rowsDeleted, item);
    }

    /**
     * Columns about the person, exported and emptied by every erasure: they become null, or {@link #ERASED} where they are
     * texts that must not be. Other columns that must not be null, and unique ones, cannot be declared.
     */
    public PersonalData emptying(String... columns) {
        return new PersonalData(table, person, exported, with(emptied, columns), texts, rowsDeleted, item);
    }

    /** Columns with words that the person wrote: exported, and emptied like the others where their texts are to go too. */
    public PersonalData texts(String... columns) {
        return new PersonalData(table, person, exported, emptied, with(texts, columns), rowsDeleted, item);
    }

    /** Every erasure deletes the person's rows. */
    public PersonalData deletingRows() {
        return new PersonalData(table, person, exported, emptied, texts, true, item);
    }

    /** The search item that a row is, or belongs to; it is indexed again after the row changed. */
    public PersonalData item(String type, String column) {
        return new PersonalData(table, person, exported, emptied, texts, rowsDeleted, new SearchItem(type, column));
    }

    private static Set<String> with(Set<String> before, String... columns) {
        Set<String> all = new TreeSet<>(before);
        all.addAll(List.of(columns));
        return all;
    }

    private static Set<String> names(Collection<String> columns) {
        columns.forEach(PersonalData::requireName);
        return Set.copyOf(columns);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Names of tables and columns are lower-case letters, digits and underscores, not " + name);
        }
    }
}
