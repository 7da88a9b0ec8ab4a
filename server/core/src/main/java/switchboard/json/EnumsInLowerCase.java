package switchboard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.util.Locale;

/** Writes enum values as the contract has them: IN_PROGRESS is in_progress. */
final class EnumsInLowerCase extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1;

    EnumsInLowerCase() {
        super("enums-in-lower-case");
        addSerializer(Enum.class, new LowerCase());
    }

    @SuppressWarnings("rawtypes")
    private static final class LowerCase extends JsonSerializer<Enum> {
        @Override
        public void serialize(Enum value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
