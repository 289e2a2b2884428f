package io.bothways.local.story.chapter;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A partnership as the story follows it: two people, and the ways in which they teach each other. */
public final class Pair {
    private final String id;
    private final Member first;
    private final Member second;
    private final List<Way> ways;
    private final Instant endsAt;
    private final Set<String> taught = ConcurrentHashMap.newKeySet();
    private boolean signed;
    private boolean over;

    /** One direction: who teaches whom, in which skills. */
    public record Way(String id, Member teacher, Member learner, List<Step> skills) {}

    /** From which level to which a skill is to be learned. */
    public record Step(String skillId, int from, int to) {}

    public Pair(String id, Member first, Member second, List<Way> ways, Instant endsAt) {
        this.id = id;
        this.first = first;
        this.second = second;
        this.ways = List.copyOf(ways);
        this.endsAt = endsAt;
    }

    public String id() {
        return id;
    }

    public String path() {
        return "/v1/partnerships/" + id;
    }

    public Member first() {
        return first;
    }

    public Member second() {
        return second;
    }

    public List<Way> ways() {
        return ways;
    }

    public Member partnerOf(Member member) {
        return member.equals(first) ? second : first;
    }

    /** The same pair in every run on the same input. */
    public String key() {
        return first.number() + "+" + second.number();
    }

    public Instant endsAt() {
        return endsAt;
    }

    public boolean isLiveAt(Instant instant) {
        return !over && instant.isBefore(endsAt);
    }

    /** Whether a session that both attested has had teaching in this way. */
    public boolean hasTaught(Way way) {
        return taught.contains(way.id());
    }

    public void teach(Way way) {
        taught.add(way.id());
    }

    public boolean isSigned() {
        return signed;
    }

    public void sign() {
        signed = true;
    }

    /** Ended before its time. */
    public boolean isOver() {
        return over;
    }

    public void end() {
        over = true;
    }
}
