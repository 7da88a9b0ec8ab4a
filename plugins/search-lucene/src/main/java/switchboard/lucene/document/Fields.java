package switchboard.lucene.document;

/** The names of the fields. Text fields come in one neutral form and one for each language, {@code body_sv}. */
public final class Fields {

    /** Type and id: one term for each item, by which it is replaced and walked over. */
    public static final String KEY = "key";

    public static final String TYPE = "type";
    public static final String VERSION = "version";
    public static final String NUMBER = "number";
    public static final String AUDIENCE = "audience";
    public static final String INTERNAL_AUDIENCE = "internal_audience";
    public static final String KEYWORD = "keyword";
    /** What a hit shows besides its snippet, packed. */
    public static final String SHOWN = "shown";

    public static final String TITLE = "title";
    public static final String BODY = "body";
    public static final String NOTE = "note";

    /** The long words of the body backwards, to find compounds by their last part. */
    public static final String TAIL = "tail";

    /** Between type and id, and between a keyword's name and value; stands in neither. */
    public static final char SEPARATOR = '\u0000';

    private Fields() {}

    /** The field for a language; an empty code is the neutral one. */
    public static String in(String field, String code) {
        return code.isEmpty() ? field : field + "_" + code;
    }

    public static String key(String type, String id) {
        return type + SEPARATOR + id;
    }

    public static String keyword(String name, String value) {
        return name + SEPARATOR + value;
    }
}
