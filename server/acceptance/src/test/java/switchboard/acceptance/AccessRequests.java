package switchboard.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import switchboard.testkit.RunningDesk;

/** A sound request for each operation, so that only the caller's permission can be the cause of a refusal. */
final class AccessRequests {

    private AccessRequests() {}

    record Request(String query, String mediaType, byte[] body) {}

    static Request of(String operation, Map<String, String> parameters, AccessScene scene) {
        String number = Integer.toString(scene.next());
        return switch (operation) {
            case "POST /auth/tokens" ->
                json("{'username':'" + AccessScene.COLLEAGUE + "','password':'" + RunningDesk.PASSWORD + "'}");
            case "POST /users" -> json("{'username':'made" + number + "','displayName':'Made'}");
            case "PATCH /users/{id}" -> json("{'displayName':'Changed'}");
            case "POST /teams", "POST /organizations" -> json("{'name':'Made " + number + "'}");
            case "PATCH /teams/{id}" -> json("{'name':'Changed " + number + "'}");
            case "PATCH /organizations/{id}" -> json("{'language':'sv'}");
            case "POST /roles" -> json("{'key':'made_" + number + "','name':'Made','permissions':[]}");
            case "PATCH /roles/{key}" -> json("{'name':'Changed'}");
            case "POST /categories" -> json("{'key':'made_" + number + "','labels':{'en':'Made'}}");
            case "PATCH /categories/{key}" -> json("{'labels':{'en':'Changed'}}");
            case "PATCH /codes/{table}/{key}" -> json("{'labels':{'en':'High'}}");
            case "PATCH /codes/priority/rules" ->
                json("{'rules':[{'impact':'high','urgency':'high','priority':'critical'}]}");
            case "PATCH /settings" -> json("{}");
            case "POST /tickets" -> json("{'kind':'incident','title':'Made'}");
            case "PATCH /tickets/{ticket}" -> json("{'title':'Changed'}");
            case "POST /tickets/{ticket}/transitions" -> json("{'to':'cancelled'}");
            case "POST /tickets/{ticket}/replies", "POST /tickets/{ticket}/notes" -> json("{'body':'Said'}");
            case "POST /tickets/{ticket}/links" ->
                json("{'type':'related_to','target':'" + parameters.getOrDefault("other", "") + "'}");
            case "POST /tickets/{ticket}/attachments" -> new Request("?fileName=a.txt", "text/plain", utf8("Text"));
            case "POST /tickets/import" ->
                lines("{'externalId':'made-" + number + "','kind':'incident','title':'Made'}");
            case "POST /knowledge/articles/import" ->
                lines("{'externalId':'made-" + number + "','title':'Made','body':'Made','language':'en'}");
            case "POST /knowledge/articles" -> json("{'title':'Made','body':'Made'}");
            case "PATCH /knowledge/articles/{id}" -> json("{'title':'Changed'}");
            case "POST /example/hand-overs",
                    "PATCH /example/hand-overs/{id}",
                    "POST /tickets/{ticket}/example/ticket-hand-overs" -> json("{'title':'Made'}");
            case "POST /plugins" -> new Request("", "application/zip", utf8("no archive"));
            case "POST /plugins/{id}/consent" -> json("{'version':'1.0.0'}");
            case "POST /users/{id}/erasure" -> json("{'texts':false}");
            case "PATCH /plugins/{id}" -> json("{'organizations':null}");
            case "DELETE /plugins/{id}" -> new Request("?data=keep", "", new byte[0]);
            case "GET /search", "GET /knowledge/search" -> new Request("?q=made", "", new byte[0]);
            case "GET /access/explain" -> new Request("?user=me&action=ticket:read", "", new byte[0]);
            default -> new Request("", "", new byte[0]);
        };
    }

    private static Request json(String body) {
        return new Request("", "application/json", utf8(body.replace('\'', '"')));
    }

    private static Request lines(String body) {
        return new Request("", "application/x-ndjson", utf8(body.replace('\'', '"')));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
