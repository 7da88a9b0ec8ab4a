package switchboard.tickets.fields;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import switchboard.api.tickets.TicketField.Type;

/** What can be done with values of a type. */
public final class FieldTypes {

    /** The types as the REST API writes them. */
    static final Set<String> KEYS = Arrays.stream(Type.values()).map(Type::key).collect(Collectors.toUnmodifiableSet());

    private static final Set<Type> MEASURED = EnumSet.of(Type.NUMBER, Type.INSTANT, Type.DATE);

    private FieldTypes() {}

    static Type of(String key) {
        return Type.valueOf(key.toUpperCase(Locale.ROOT));
    }

    static boolean isChosen(Type type) {
        return type == Type.CHOICE || type == Type.CHOICES;
    }

    /** Whether lists sort by values of the type and ask for a range of them. */
    public static boolean isMeasured(Type type) {
        return MEASURED.contains(type);
    }

    /** Whether lists ask for one value of the type. */
    public static boolean isFiltered(Type type) {
        return type != Type.LONG_TEXT;
    }
}
