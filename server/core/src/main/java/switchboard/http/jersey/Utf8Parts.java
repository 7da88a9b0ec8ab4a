package switchboard.http.jersey;

import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import switchboard.json.Utf8;

/** Reads the names of parts as UTF-8, as every browser and curl sends them; Jersey takes them for ISO 8859-1. */
final class Utf8Parts implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof EntityPart) {
            return list.stream().map(part -> new Part((EntityPart) part)).toList();
        }
        return body;
    }

    private static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        boolean wasBytes = text.chars().allMatch(character -> character <= 0xFF);
        return wasBytes && Utf8.isValid(bytes, 0, bytes.length) ? new String(bytes, StandardCharsets.UTF_8) : text;
    }

    private record Part(EntityPart part) implements EntityPart {

        @Override
        public String getName() {
            return decode(part.getName());
        }

        @Override
        public Optional<String> getFileName() {
            return part.getFileName().map(Utf8Parts::decode);
        }

        @Override
        public InputStream getContent() {
            return part.getContent();
        }

        @Override
        public <T> T getContent(Class<T> type) throws IOException {
            return part.getContent(type);
        }

        @Override
        public <T> T getContent(GenericType<T> type) throws IOException {
            return part.getContent(type);
        }

        @Override
        public MultivaluedMap<String, String> getHeaders() {
            return part.getHeaders();
        }

        @Override
        public MediaType getMediaType() {
            return part.getMediaType();
        }
    }
}
