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
            case "POST /calendars" ->
                json("{'name':'Made " + number + "','zone':'UTC','week':{'monday':[{'from':'08:00','to':'17:00'}]}}");
            case "PATCH /calendars/{id}" -> json("{'zone':'Asia/Shanghai'}");
            case "POST /calendars/{id}/holidays" -> json("{'date':'2027-01-01','name':'New year'}");
            case "POST /calendars/{id}/holidays/import" ->
                new Request("", "text/calendar", utf8("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
            case "PUT /teams/{id}/calendar", "PUT /organizations/{id}/calendar", "PUT /users/{id}/calendar" ->
                json("{'calendar':'Standard'}");
            case "POST /teams/{id}/rotas" ->
                json("{'name':'Made " + number + "','zone':'UTC','start':'2026-01-05T08:00','shift':'P1D',"
                        + "'participants':['" + AccessScene.COLLEAGUE + "']}");
            case "PATCH /teams/{id}/rotas/{rota}" -> json("{'shift':'PT12H'}");
            case "POST /teams/{id}/rotas/{rota}/overrides" ->
                json("{'user':'" + AccessScene.COLLEAGUE + "','from':'2031-01-01T00:00:00Z',"
                        + "'to':'2031-01-02T00:00:00Z'}");
            case "POST /service-levels/policies" ->
                json("{'name':'Made " + number + "','kind':'ola','targets':{'resolution':60}}");
            case "PATCH /service-levels/policies/{id}" -> json("{'targets':{'resolution':90}}");
            case "POST /service-levels/policies/{id}/simulation" -> json("{'tickets':1}");
            case "POST /service-levels/simulations" ->
                json("{'policies':[{'name':'Made " + number + "','targets':{'resolution':60}}]}");
            case "POST /service-levels/ladders" ->
                json("{'name':'Made " + number + "','levels':[{'share':90,'who':['owner']}]}");
            case "PATCH /service-levels/ladders/{id}" -> json("{'ordinal':7}");
            case "POST /roles" -> json("{'key':'made_" + number + "','name':'Made','permissions':[]}");
            case "PATCH /roles/{key}" -> json("{'name':'Changed'}");
            case "POST /fields" -> json("{'name':'made-" + number + "','type':'text'}");
            case "PATCH /fields/{name}" -> json("{'labels':{'en':'Changed'}}");
            case "POST /categories" -> json("{'key':'made_" + number + "','labels':{'en':'Made'}}");
            case "PATCH /categories/{key}" -> json("{'labels':{'en':'Changed'}}");
            case "PATCH /codes/{table}/{key}" -> json("{'labels':{'en':'High'}}");
            case "POST /codes/{table}" -> json("{'key':'made_" + number + "','labels':{'en':'Made'}}");
            case "PUT /codes/kind/{kind}/transitions" ->
                json("{'transitions':[{'from':'new','to':'resolved'},{'from':'new','to':'cancelled'},"
                        + "{'from':'resolved','to':'closed','byRequester':true}]}");
            case "PUT /tickets/{ticket}/information", "PATCH /tickets/{ticket}/information" ->
                json("{'scope':'Everything'}");
            case "PUT /tickets/{ticket}/expectation" -> json("{'expectedAt':'2099-01-01T00:00:00Z'}");
            case "POST /ticket-status" -> json("{'number':'999999999999','pin':'000000'}");
            case "PATCH /codes/priority/rules" ->
                json("{'rules':[{'impact':'high','urgency':'high','priority':'critical'}]}");
            case "PATCH /settings" -> json("{}");
            case "POST /tickets" -> json("{'kind':'incident','title':'Made'}");
            case "PATCH /tickets/{ticket}" -> json("{'title':'Changed'}");
            case "POST /tickets/{ticket}/transitions" -> json("{'to':'cancelled'}");
            case "POST /tickets/{ticket}/replies", "POST /tickets/{ticket}/notes" -> json("{'body':'Said'}");
            case "POST /tickets/{ticket}/links" ->
                json("{'type':'related_to','target':'" + parameters.getOrDefault("other", "") + "'}");
            case "POST /tickets/{ticket}/merge" -> json("{'into':'" + parameters.getOrDefault("other", "") + "'}");
            case "POST /tickets/{ticket}/split", "POST /tickets/{ticket}/tasks" -> json("{'title':'Made'}");
            case "PATCH /tickets/{ticket}/tasks/{task}" -> json("{'state':'done'}");
            case "POST /tickets/{ticket}/tasks/checklist" -> json("{'checklist':'" + scene.checklist("shared") + "'}");
            case "PATCH /tickets/{ticket}/links/{link}" -> json("{}");
            case "POST /tickets/bulk" ->
                json("{'ids':['" + AccessScene.NOWHERE + "'],'action':'note','fields':{'body':'Said'}}");
            case "GET /tasks" -> new Request("?owner=me", "", new byte[0]);
            case "POST /checklists" -> json("{'name':'Made','items':[]}");
            case "PATCH /checklists/{id}" -> json("{'name':'Changed'}");
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
            case "POST /tickets/{ticket}/major-incidents" ->
                json("{'summary':'Made','reason':'Made','manager':'" + AccessScene.COLLEAGUE + "'}");
            case "PATCH /major-incidents/{id}" -> json("{'summary':'Changed'}");
            case "POST /major-incidents/{id}/transitions" -> json("{'to':'stabilised'}");
            case "POST /major-incidents/{id}/undeclare" -> json("{'reason':'It was none'}");
            case "POST /major-incidents/{id}/timeline" -> json("{'body':'Said'}");
            case "POST /major-incidents/{id}/updates" -> json("{'text':'Said'}");
            case "POST /major-incidents/{id}/actions" ->
                json("{'title':'Made','owner':'" + AccessScene.COLLEAGUE + "'}");
            case "PATCH /major-incidents/{id}/actions/{action}" -> json("{'state':'done'}");
            case "POST /major-incidents/{id}/children" ->
                json("{'ticket':'" + parameters.getOrDefault("other", "") + "'}");
            case "PATCH /major-incidents/{id}/review" -> json("{'happened':'Changed'}");
            case "POST /major-incidents/{id}/review/publication" -> json("{'audience':'internal'}");
            case "POST /major-incidents/criteria" ->
                json("{'name':'Made','active':false,'conditions':[{'field':'impact','oneOf':['high']}]}");
            case "PATCH /major-incidents/criteria/{criterion}" -> json("{'description':'Changed'}");
            case "POST /triage/rules" -> json("{'name':'Made " + number + "','actions':[{'do':'stop'}]}");
            case "POST /triage/automations" ->
                json("{'name':'Made " + number
                        + "','when':{'status':['new'],'idleFor':'P300D'},'actions':[{'do':'stop'}]}");
            case "POST /triage/macros" -> json("{'name':'Made " + number + "','reply':{'en':'Made'}}");
            case "POST /triage/recurring" ->
                json("{'name':'Made " + number + "','ticket':{'kind':'event','title':'Made','requester':'admin'},"
                        + "'schedule':{'every':'day','at':'03:00','zone':'UTC','from':'8000-01-01'}}");
            case "PATCH /triage/rules/{id}",
                    "PATCH /triage/automations/{id}",
                    "PATCH /triage/macros/{id}",
                    "PATCH /triage/recurring/{id}" -> json("{'active':false}");
            case "POST /triage/rules/dry-run" -> json("{'last':5,'rule':{'actions':[{'do':'stop'}]}}");
            case "POST /tickets/{ticket}/triage/macros/{macro}/preview",
                    "POST /tickets/{ticket}/triage/macros/{macro}/apply" -> json("{}");
            case "PUT /me/notification-preferences" -> json("{'preferences':[]}");
            case "POST /notification-addresses" ->
                json("{'channel':'email','address':'nobody@example.invalid','reason':'Made'}");
            case "PUT /notification-templates/{event}/{language}" -> json("{'subject':'Changed','body':'Changed'}");
            case "POST /notification-templates/{event}/preview" -> json("{}");
            case "POST /webhooks" ->
                json("{'name':'Made','url':'https://example.org/','secret':'a secret of webhooks','active':false}");
            case "PATCH /webhooks/{webhook}" -> json("{'name':'Changed'}");
            case "POST /webhooks/{webhook}/replay" -> json("{'after':0}");
            case "POST /plugins" -> new Request("", "application/zip", utf8("no archive"));
            case "POST /plugins/{id}/consent" -> json("{'version':'1.0.0'}");
            case "POST /users/{id}/erasure" -> json("{'texts':false}");
            case "PATCH /plugins/{id}" -> json("{'organizations':null}");
            case "DELETE /plugins/{id}" -> new Request("?data=keep", "", new byte[0]);
            case "GET /search", "GET /knowledge/search" -> new Request("?q=made", "", new byte[0]);
            case "PUT /me/presence" -> json("{'state':'available'}");
            case "POST /users/{id}/absences" -> json(AccessScene.ABSENCE);
            case "PUT /users/{id}/skills", "PUT /categories/{key}/skills" -> json("{'swedish':3}");
            case "PATCH /teams/{id}/assignment" -> json("{'tier':'1'}");
            case "POST /tickets/{ticket}/assignment" -> json("{}");
            case "POST /tickets/{ticket}/escalations",
                    "POST /tickets/{ticket}/escalations/{escalation}/return",
                    "POST /approvals/{approval}/withdrawal" -> json("{'reason':'Made'}");
            case "POST /tickets/{ticket}/approvals" ->
                json("{'title':'Made','steps':[{'approvers':['" + AccessScene.FOREIGN_AGENT + "']}]}");
            case "POST /approvals/{approval}/decisions", "POST /approval-links/{token}" ->
                json("{'decision':'approve'}");
            case "POST /approvals/{approval}/delegations" -> json("{'to':'" + AccessScene.FOREIGN_AGENT + "'}");
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
