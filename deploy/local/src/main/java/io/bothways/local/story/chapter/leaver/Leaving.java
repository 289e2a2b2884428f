package io.bothways.local.story.chapter.leaver;

import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.Body;
import io.bothways.local.story.api.Reply;
import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.chapter.arrival.ScimUser;
import io.bothways.local.story.organisation.ExitReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One person leaves: the HRIS says so in one of the shapes that identity providers really send. */
enum Leaving {
    /** Entra ID: capitalised operations, one per attribute, the truth value as a string. */
    ENTRA_DEFAULT {
        @Override
        Body body(Member member, ExitReason reason, Optional<String> manager) {
            return patch(
                    Map.of("op", "Replace", "path", ScimUser.OURS + ":exitReason", "value", reason.code()),
                    Map.of("op", "Replace", "path", "active", "value", "False"));
        }
    },
    /** Entra ID with its compliance flag: one operation without a path, full names as keys. */
    ENTRA_COMPLIANT {
        @Override
        Body body(Member member, ExitReason reason, Optional<String> manager) {
            return patch(Map.of(
                    "op", "replace", "value", Map.of("active", false, ScimUser.OURS + ":exitReason", reason.code())));
        }
    },
    /** Okta: one operation without a path, the extension as an object. */
    OKTA_PATCH {
        @Override
        Body body(Member member, ExitReason reason, Optional<String> manager) {
            return patch(Map.of(
                    "op",
                    "replace",
                    "value",
                    Map.of("active", false, ScimUser.OURS, Map.of("exitReason", reason.code()))));
        }
    },
    /** Okta's custom applications: the whole user once more, no longer active. */
    OKTA_PUT {
        @Override
        Body body(Member member, ExitReason reason, Optional<String> manager) {
            Map<String, Object> user = new LinkedHashMap<>(ScimUser.of(member.employee(), manager));
            user.put("active", false);
            Map<String, Object> ours = new LinkedHashMap<>();
            if (user.get(ScimUser.OURS) instanceof Map<?, ?> before) {
                before.forEach((key, value) -> ours.put(String.valueOf(key), value));
            }
            ours.put("exitReason", reason.code());
            user.put(ScimUser.OURS, ours);
            return Body.scim(user);
        }
    };

    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    abstract Body body(Member member, ExitReason reason, Optional<String> manager);

    Reply send(Scene scene, Member member, ExitReason reason, Optional<String> manager) {
        var hris = scene.profiles(Account.HRIS);
        String path = "/scim/v2/Users/" + member.id();
        var body = body(member, reason, manager);
        return this == OKTA_PUT ? hris.put(path, body) : hris.patch(path, body);
    }

    @SafeVarargs
    private static Body patch(Map<String, Object>... operations) {
        return Body.scim(Map.of("schemas", List.of(PATCH), "Operations", List.of(operations)));
    }
}
