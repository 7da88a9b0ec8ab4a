package com.example.first;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import switchboard.api.access.Anonymous;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.EntityTag;
import switchboard.api.http.ImportLine;
import switchboard.api.http.ImportLines;
import switchboard.api.http.ImportReport;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** Notes over HTTP. */
@Path("notes")
@Produces(MediaType.APPLICATION_JSON)
public final class NoteResource {

    private final Notes notes;

    NoteResource(Notes notes) {
        this.notes = notes;
    }

    @GET
    @RequiresPermission(FirstPlugin.READ)
    public Page<Note> list(
            @Context Caller caller, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return notes.list(caller, Limit.of(limit), cursor);
    }

    @GET
    @Path("about")
    @Anonymous
    public List<String> about() {
        return List.of("notes");
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(FirstPlugin.WRITE)
    public Response create(@Context Caller caller, Input input) {
        String title = input.requiredText("title", 200);
        Boolean pinned = input.flag("pinned");
        input.oneOf("colour", java.util.Set.of("red", "green"));
        input.number("rank", 0, 9);
        input.instant("at");
        input.texts("tags", 3, 20);
        Input place = input.object("place");
        if (place != null) {
            place.text("room", 20);
            place.noMore();
        }
        List<Input> parts = input.objects("parts", 2);
        if (parts != null) {
            parts.forEach(part -> part.any("size"));
            parts.forEach(Input::noMore);
        }
        input.refuse("status", "not_allowed", "cannot be set");
        if (title.equals("forbidden")) {
            input.fail("title", "not_allowed", "must be another");
        }
        input.check();
        Note note = notes.create(caller, title, pinned != null && pinned);
        return Response.created(URI.create("/api/v1/first-api/notes/" + note.id()))
                .header(HttpHeaders.ETAG, EntityTag.of(note.version()))
                .entity(note)
                .build();
    }

    @POST
    @Path("import")
    @Consumes("application/x-ndjson")
    @RequiresPermission(FirstPlugin.WRITE)
    public ImportReport load(@Context Caller caller, ImportLines lines) throws IOException {
        long created = 0;
        List<ImportReport.LineError> errors = new ArrayList<>();
        for (List<ImportLine> some = lines.next(100); !some.isEmpty(); some = lines.next(100)) {
            created += notes.add(caller, some);
            some.stream().filter(line -> line.error() != null).forEach(line -> errors.add(line.error()));
        }
        return new ImportReport(created, 0, 0, errors.size(), errors);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = FirstPlugin.READ, onObject = true)
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        Note note = notes.find(caller, id(id));
        return Response.ok(note).header(HttpHeaders.ETAG, EntityTag.of(note.version())).build();
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = FirstPlugin.WRITE, onObject = true)
    public Note change(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Input input) {
        String title = input.requiredText("title", 200);
        input.check();
        return notes.change(caller, id(id), EntityTag.ifMatch(ifMatch), title);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = FirstPlugin.WRITE, onObject = true)
    public Response delete(@Context Caller caller, @PathParam("id") String id) {
        notes.delete(caller, id(id));
        return Response.noContent().build();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("firstnote.not_found", "There is no such note.");
        }
    }
}
