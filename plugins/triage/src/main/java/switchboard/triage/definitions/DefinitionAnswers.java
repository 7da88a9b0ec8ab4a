package switchboard.triage.definitions;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import switchboard.api.http.EntityTag;

/** How resources answer with a definition. */
public final class DefinitionAnswers {

    private DefinitionAnswers() {}

    public static Response created(Definition definition) {
        return Response.created(URI.create(definition.kind().path() + definition.id()))
                .header(HttpHeaders.ETAG, EntityTag.of(definition.version()))
                .entity(definition.view())
                .build();
    }

    public static Response ok(Definition definition) {
        return Response.ok(definition.view())
                .header(HttpHeaders.ETAG, EntityTag.of(definition.version()))
                .build();
    }
}
