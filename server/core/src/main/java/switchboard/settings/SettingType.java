package switchboard.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.api.settings.SettingDefinition;

/**
 * How the values of one type are read from input, stored and answered. Durations are ISO 8601 texts such as PT15M.
 *
 * @param name as in JSON: string, boolean, integer, duration
 */
record SettingType<T>(
        String name,
        Class<T> type,
        BiFunction<Input, String, @Nullable T> fromInput,
        Function<String, T> fromText,
        Function<T, Object> toJson) {

    private static final int LONGEST = 10_000;

    private static final Map<Class<?>, SettingType<?>> TYPES = Map.of(
            String.class,
            new SettingType<>(
                    "string", String.class, (input, field) -> input.text(field, LONGEST), text -> text, text -> text),
            Boolean.class,
            new SettingType<>("boolean", Boolean.class, Input::flag, Boolean::valueOf, flag -> flag),
            Integer.class,
            new SettingType<>("integer", Integer.class, SettingType::integer, Integer::valueOf, number -> number),
            Long.class,
            new SettingType<>(
                    "integer",
                    Long.class,
                    (input, field) -> input.number(field, Long.MIN_VALUE, Long.MAX_VALUE),
                    Long::valueOf,
                    number -> number),
            Duration.class,
            new SettingType<>("duration", Duration.class, SettingType::duration, Duration::parse, Duration::toString));

    /** @throws IllegalArgumentException where settings cannot have this type */
    @SuppressWarnings("unchecked")
    static <T> SettingType<T> of(SettingDefinition<T> definition) {
        SettingType<?> type = TYPES.get(definition.type());
        if (type == null || (definition.secret() && definition.type() != String.class)) {
            throw new IllegalArgumentException("The setting " + definition.name() + " has no type for a setting");
        }
        return (SettingType<T>) type;
    }

    private static @Nullable Integer integer(Input input, String field) {
        Long number = input.number(field, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return number == null ? null : number.intValue();
    }

    private static @Nullable Duration duration(Input input, String field) {
        String text = input.text(field, 50);
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException notADuration) {
            input.fail(field, "format", "must be an ISO 8601 duration such as PT15M");
            return null;
        }
    }
}
