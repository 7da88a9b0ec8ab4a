package switchboard.lucene.document;

import java.util.Locale;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import switchboard.api.search.Language;
import switchboard.api.search.SearchDocument;
import switchboard.lucene.analysis.LanguageAnalyzers;

/** Turns what a source says of an item into what stands in the index. */
public final class Documents {

    /** Characters of a body or of the notes that are indexed; what is longer is found by its beginning. */
    private static final int MOST_TEXT = 1_000_000;

    /** A term is at most this long in the index; a longer exact value could not be stored. */
    private static final int LONGEST_VALUE = 8_000;

    private static final FieldType WITH_OFFSETS = withOffsets();
    private static final FieldType WORDS_ONLY = wordsOnly();

    private final LanguageAnalyzers languages;

    public Documents(LanguageAnalyzers languages) {
        this.languages = languages;
    }

    private static FieldType withOffsets() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }

    private static FieldType wordsOnly() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    /** The term by which an item is replaced or removed. */
    public static Term term(String type, String id) {
        return new Term(Fields.KEY, Fields.key(type, id));
    }

    /** The document of an item of this type. */
    public Document of(String type, SearchDocument item) {
        Document document = withoutText(type, item);
        addText(document, item);
        return document;
    }

    /** The same without title and texts. */
    public Document withoutText(String type, SearchDocument item) {
        Document document = new Document();
        String key = Fields.key(type, item.id());
        document.add(new StringField(Fields.KEY, key, Field.Store.NO));
        document.add(new SortedDocValuesField(Fields.KEY, new BytesRef(key)));
        document.add(new StringField(Fields.TYPE, type, Field.Store.NO));
        document.add(new NumericDocValuesField(Fields.VERSION, item.version()));
        document.add(new BinaryDocValuesField(Fields.SHOWN, Shown.pack(item)));
        item.audience().forEach(token -> document.add(new StringField(Fields.AUDIENCE, token, Field.Store.NO)));
        item.internalAudience()
                .forEach(token -> document.add(new StringField(Fields.INTERNAL_AUDIENCE, token, Field.Store.NO)));
        addExactValues(document, item);
        document.add(new StoredField(Fields.BODY, bounded(item.body())));
        return document;
    }

    private static void addExactValues(Document document, SearchDocument item) {
        if (item.number() != null) {
            String number = item.number().toLowerCase(Locale.ROOT);
            document.add(new StringField(Fields.NUMBER, number, Field.Store.NO));
            // SD-001234 is also found as 1234.
            String digits = number.replaceFirst("^.*?0*([0-9]*)$", "$1");
            if (!digits.isEmpty() && !digits.equals(number)) {
                document.add(new StringField(Fields.NUMBER, digits, Field.Store.NO));
            }
        }
        item.keywords().forEach((name, values) -> values.stream()
                .filter(value -> value.length() <= LONGEST_VALUE)
                .forEach(value ->
                        document.add(new StringField(Fields.KEYWORD, Fields.keyword(name, value), Field.Store.NO))));
    }

    private void addText(Document document, SearchDocument item) {
        String code = languages.code(Language.of(item.language()).code());
        String body = bounded(item.body());
        String note = bounded(item.internalBody());
        addText(document, item.title(), body, note, "");
        if (!code.isEmpty()) {
            addText(document, item.title(), body, note, code);
        }
        if (LanguageAnalyzers.compounds(code)) {
            document.add(new Field(Fields.in(Fields.TAIL, code), item.title() + "\n" + body, WORDS_ONLY));
        }
        if (!note.isEmpty()) {
            document.add(new StoredField(Fields.NOTE, note));
        }
    }

    private static void addText(Document document, String title, String body, String note, String code) {
        document.add(new TextField(Fields.in(Fields.TITLE, code), title, Field.Store.NO));
        document.add(new Field(Fields.in(Fields.BODY, code), body, WITH_OFFSETS));
        if (!note.isEmpty()) {
            document.add(new Field(Fields.in(Fields.NOTE, code), note, WITH_OFFSETS));
        }
    }

    private static String bounded(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
