package switchboard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Page;

/** Writes pages, and of a count that was stopped that there are at least as many. */
public final class PagesWithBoundedCounts extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1;

    PagesWithBoundedCounts() {
        super("pages-with-bounded-counts");
        addSerializer(Page.class, new OfPages());
    }

    /** The part of a page that says how much there is; nothing where nobody asked. */
    public static void writeCount(JsonGenerator generator, @Nullable Long count) throws IOException {
        if (count != null) {
            generator.writeNumberField("count", Math.min(count, Page.MOST_COUNTED));
            if (count > Page.MOST_COUNTED) {
                generator.writeBooleanField("countIsAtLeast", true);
            }
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class OfPages extends JsonSerializer<Page> {
        @Override
        public void serialize(Page page, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeStartObject(page);
            generator.writeArrayFieldStart("items");
            for (Object item : page.items()) {
                provider.defaultSerializeValue(item, generator);
            }
            generator.writeEndArray();
            generator.writeStringField("next", page.next());
            writeCount(generator, page.count());
            generator.writeEndObject();
        }
    }
}
