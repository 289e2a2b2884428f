package io.bothways.local.story.chapter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everybody in the story: the people, who of them has left by now, and the pairs that have formed. */
public final class Cast {
    private final List<Member> members;
    private final Map<String, Member> byId = new HashMap<>();
    private final Map<String, Member> byNumber = new HashMap<>();
    private final Map<String, List<Pair>> pairsOf = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Member> gone = new ArrayList<>();

    public Cast(List<Member> members) {
        this.members = List.copyOf(members);
        for (Member member : members) {
            byId.put(member.id(), member);
            byNumber.put(member.number(), member);
        }
    }

    public List<Member> members() {
        return members;
    }

    public Member byId(String id) {
        return Objects.requireNonNull(byId.get(id), () -> "Nobody in the story has the id " + id);
    }

    public Member byNumber(String number) {
        return Objects.requireNonNull(byNumber.get(number), () -> "Nobody in the story has the number " + number);
    }

    public List<Member> gone() {
        return gone;
    }

    public boolean isGone(Member member) {
        return gone.contains(member);
    }

    public void leave(Member member) {
        gone.add(member);
    }

    public void pair(Pair pair) {
        pairs.add(pair);
        pairsOf.computeIfAbsent(pair.first().id(), key -> new ArrayList<>()).add(pair);
        pairsOf.computeIfAbsent(pair.second().id(), key -> new ArrayList<>()).add(pair);
    }

    public List<Pair> pairs() {
        return pairs;
    }

    public List<Pair> livePairs(Instant at) {
        return pairs.stream().filter(pair -> pair.isLiveAt(at)).toList();
    }

    public List<Pair> livePairsOf(Member member, Instant at) {
        return pairsOf.getOrDefault(member.id(), List.of()).stream()
                .filter(pair -> pair.isLiveAt(at))
                .toList();
    }
}
