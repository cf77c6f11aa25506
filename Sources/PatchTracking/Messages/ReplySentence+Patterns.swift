/// The words that reviewers and authors use (see ``WordPattern``).
extension ReplySentence {
    static let lists: [String: Set<String>] = [
        "change": [
            "fix", "address", "change", "update", "drop", "add", "remove", "incorporate", "correct", "split", "rename",
            "move",
            "convert", "use", "adjust", "reword", "rephrase", "improve", "modify", "squash", "rewrite", "replace",
            "simplify",
            "clean", "tweak", "switch", "amend", "revise", "restructure", "reorder", "refactor", "fold", "delete",
            "revert",
            "expand", "extend", "document", "reformat", "swap", "adapt", "increase", "decrease", "reduce", "avoid",
            "separate",
            "shorten", "combine", "factor", "sort", "wrap", "align", "indent", "capitalize", "initialize", "omit",
            "invert",
            "reuse", "inline", "unify", "constify", "mention", "describe", "justify", "preserve", "enhance", "limit",
            "ditch",
            "kill", "stick", "spell", "put", "keep", "leave", "mark", "merge", "make", "return", "define", "implement",
            "group",
        ],
        "bare": [
            "drop", "remove", "delete", "rename", "split", "squash", "fold", "replace", "sort", "reword", "rephrase",
            "simplify",
            "avoid", "reorder", "swap", "shorten", "omit", "capitalize", "reuse",
        ],
        "changed": [
            "fixed", "changed", "updated", "dropped", "added", "removed", "corrected", "split", "renamed", "moved",
            "converted",
            "used", "adjusted", "reworded", "rephrased", "improved", "modified", "squashed", "rewritten", "replaced",
            "simplified", "cleaned", "switched", "revised", "restructured", "reordered", "refactored", "folded",
            "deleted",
            "reverted", "extended", "documented", "reformatted", "swapped", "avoided", "separated", "separate",
            "shortened",
            "combined", "sorted", "wrapped", "aligned", "indented", "capitalized", "initialized", "omitted", "inverted",
            "reworked", "re-worked", "redone", "merged", "explained", "mentioned", "described", "justified", "killed",
            "kept",
            "placed", "put", "static", "const", "unsigned", "done", "marked", "protected", "unified", "part", "in",
            "named",
            "called",
        ],
        "it": [
            "this", "that", "it", "these", "those", "they", "patch", "series", "change", "fix", "approach", "commit",
        ],
        "wrong": [
            "wrong", "bogus", "broken", "incorrect", "nonsense", "hackish", "hacky", "ugly", "pointless", "useless",
            "unacceptable", "racy", "buggy", "unnecessary", "superfluous", "overkill", "unneeded", "insane", "crazy",
            "horrible", "fragile", "redundant", "unrelated", "misleading", "over-engineered", "overengineered",
            "inaccurate",
            "suboptimal", "inconsistent",
        ],
        "right": [
            "right", "correct", "good", "needed", "necessary", "acceptable", "required", "ok", "okay", "appropriate",
            "proper",
            "safe", "true", "enough", "sufficient", "how", "what", "useful", "desirable", "allowed", "valid",
            "possible",
            "worth", "fixing", "helpful", "accurate", "justified", "convincing",
        ],
        "be": ["is", "are", "was", "were", "looks", "look", "seems", "seem", "feels", "sounds"],
        "will": ["should", "must", "shall"],
    ]

    /// Where the reviewer says what to do, or that the patch is wrong.
    static let requestsText = """
        # You are to do it.
        you should|must ~ <change>|have|explain|include|check|handle|follow|provide|go|do|call|take|run|be
        you need|have|ought to ~ <change>|have|explain|include|check|handle|follow|provide|do|call|take|\
        run|be
        you will|would|do need|have to ~ <change>|explain|include|check|handle|provide|do|call|take|be
        you better|had ~ <change>
        you may|might|probably|likely want|need to ~ <change>|have|check|include
        you can|could ~ drop|remove|delete|simplify|avoid|omit|squash|fold|shorten|reuse|rename|move|\
        replace|skip
        you can|could just|simply|also|then|probably use|do|call|return|add|make|put|merge|write|set
        you are missing
        you forgot
        ^ you can not ~ do|use|add|change|call|rely|assume|have|put|break|mix
        you should|must not ~ do|use|add|change|call|rely|assume|have|put|break|mix|need|be|include|touch|\
        make|remove|set
        ^ you do not ~ need ~ to|the|this|that|it|these|a|an
        you do not ~ handle|check|explain|set|free|initialize|update|mention
        # It is to be so.
        <it>|you|title|subject|name|line|lines|check|code|driver|property|message|here|one should|must|\
        ought ~ be <changed>
        ^ <it>|both|also should ~ be|use|go|come|have|say|read|mention|live|return|explain|describe|move|\
        include|match
        ^ should be
        ^ should ~ use|go|have|say|read|mention|return|explain|move|include|match
        ^ * should|must ~ be dropped|split|removed|reworked|moved|sorted|renamed|rewritten|explained|\
        documented|squashed|separate|described|justified|added|reverted|fixed|merged|folded|static|const
        need|needs|has|have to ~ be ~ fixed|dropped|split|removed|reworked|re-worked|rebased|moved|sorted|\
        renamed|rewritten|explained|documented|squashed|separate|described|justified|added|addressed|\
        reverted|resent
        <it>|subject|title|message|description|here ~ need|needs|lacks|deserves ~ a|an|some|more|proper|\
        work|justification|changelog|splitting
        <it>|name|line|code|driver|property|message|they|function|one should|must not ~ <changed>|be|have|\
        use|do|go|need|exist|include|change|add|happen|contain|depend|touch|belong
        ^ should not ~ be|have|use|do|need
        ^ * should not be ~ here|there|needed|necessary|part|freed|removed|dropped|added|changed
        <it>|changes|subject|title|description|message does|do not ~ belong|compile|build|apply|work|\
        explain|describe|match|fit|help|solve|fix|handle|address|scale|parse
        ^ <it>|which ~ breaks|leaks|introduces|duplicates|violates|regresses
        ^ <it> will|would ~ break|leak|deadlock|crash|fail|oops
        no longer|not ~ apply|applies ~ cleanly
        ^ <it>|it|series fails to apply|build|compile
        ^ * breaks the|my build
        # Without anybody.
        ^ <bare> *
        ^ use|add|move|put|change|make|keep|fix|convert|mention|define|initialize|indent|align|wrap|merge|\
        document|mark ~ the|this|that|a|an|it|these|those|them|here|braces|tabs|spaces|one|same|two|\
        instead|const|static|sure|your|some|proper|blank|empty|another|comment
        ^ leave ~ the|this|that|these|your * in|alone|untouched|there|as|out|here
        ^ do not ~ <change>|do|introduce|mix|hardcode|hard-code|break|abuse|rely|call|include|have|touch|\
        need|invent|duplicate|create
        please do not ~ <change>|introduce|mix|hardcode|hard-code|break|abuse|rely|call|include|invent|\
        duplicate|create
        please ~ initialize|indent|capitalize|omit|invert|reuse|inline|unify|mention|describe|justify|\
        preserve|limit|stick|spell|put|mark|make|return|define|implement|group|elaborate|enhance|constify|\
        kill
        please ~ keep|leave|include|run|follow|provide|explain|ensure|handle ~ the|this|that|these|a|an|\
        your|it|checkpatch|kernel|alphabetical|alphabetically|them|sorted|entries|proper|more|why|errors|\
        return|coding
        let us ~ not ~ <change>|do
        let us ~ <bare>|use|rename|make|fix|move|change
        ^ missing
        ^ * is|are|seems missing
        ^ typo
        ^ spurious|stray|unrelated|unneeded|unnecessary|superfluous|redundant|useless|pointless|wrong|\
        bogus|unused|incorrect|duplicate|duplicated
        ^ not ~ needed|necessary|required|correct|true|acceptable|related|used|possible|how|enough
        ^ no need|reason|point ~ for|to|in
        there|it|is no need|reason|point ~ for|to|in ~ this|the|that|have|having|add|adding|check|\
        checking|use|using|do|doing|initialize|set|cast|init|a|an|these|it|return|include|make
        no one|body|nobody needs|uses this|it|that
        # What the reviewer would like.
        i would ~ <change>|prefer|suggest|recommend|rather|propose|advise|vote|do|write|call
        i would ~ like to|you|us|this|the|it ~ see|avoid|keep|have|split|to|be|use|drop
        i would not ~ <change>|do|call|bother|have
        i|we prefer|suggest|recommend|propose|dislike|disagree|object|insist
        i|we want you|this|these|to ~ see|be|avoid|keep|have
        i|we do not ~ like|want|agree ~ the|this|that|it|a|an|any|how|with|adding|having|these|us|you
        we do not ~ want to
        i do not see ~ how|why|much|any|the ~ point|reason|need|value|benefit|purpose|use|advantage
        ^ suggest|prefer|recommend ~ to|using|that|adding|moving|the|removing|dropping|splitting
        i am not sure ~ <it>|those|both|the|we|you ~ is|are|need|needs|have|want|should ~ necessary|needed|required|correct|right|\
        useful|worth|this|that|it|these|those
        does|do not ~ add|provide|bring ~ any|much|real|anything ~ value|benefit|anything|$
        ^ definitely|definitively|certainly not
        this|patch|it breaks the|existing|all|main|userspace|abi
        ^ needs ~ a|an|the|to|some
        not|without|lacks|missing|no|need|needs * signed-off-by|sign-off|signoff|sob
        <it>|which|subject|name ~ needs to be
        is|are ~ supposed|meant to ~ be|go|come|have|use
        ^ * is|was not ~ a|an ~ acceptable|good|valid|useful|proper|meaningful
        i would ~ like a|some|an|more|another
        my ~ suggestion|advice|preference|recommendation ~ is|would
        ^ make sure ~ that|you|to|the|your|it
        just one|two|some|a ~ thing|things|nit|nits|comment make|please|could|can|should
        ^ should ~ keep|drop|remove|add|probably|only|not
        ^ just ~ pass|use|return|call|do|put|make|set|drop|remove|have|let|one
        ^ consider ~ using|adding|moving|making|dropping|renaming|splitting|removing|replacing|doing|having
        ^ pass|call|set|return ~ the|this|that|a|an|it|these|using|adding|moving|making|dropping|renaming|splitting
        ^ looks|seems like ~ this|it|you|the * should|need|needs|must|wrong|missing|leak|leaks
        can|could ~ go on|in|into one|a|the|single ~ line|patch
        whilst|while here|there|you|at ~ <change>|tidy
        would|might|will be ~ nicer|better|cleaner|simpler|preferable|clearer|preferred|safer|easier|wrong
        ^ better to|use|make|have|if|not|would
        is|seems|looks ~ better|cleaner|simpler to
        my preference
        # It is wrong.
        <it>|solution|idea|logic|check|test|assumption|here|description|analysis|reasoning|explanation|\
        claim|style ~ <be> ~ <wrong>
        is|are unconditionally|totally|completely|plain|simply|clearly|obviously|fundamentally|just|\
        utterly|still|definitely|certainly <wrong>
        ^ <it> ~ <be> not ~ the|<right>
        ^ <it> is|looks|seems|sounds ~ a|an|like ~ bad|wrong|terrible|horrible|hack|layering|regression|\
        abi|mess|workaround|abuse|violation|overkill|mistake|pointless|really
        ^ <it>|which ~ makes|make no sense
        does|do not make ~ sense|any
        makes no sense
        is bogus|nonsense
        ^ i|we do not ~ think|believe|see ~ <it>|the|we|you|there|a ~ should|need|needs|makes|make|want|\
        <right>|belongs|helps|works|fixes|point|reason|value|benefit
        ^ i|we do not ~ think|believe ~ <it>|the|we|you|there is|are|can|be|will|would ~ <right>|any|good|\
        point|reason|need
        i am ~ against|opposed|unconvinced|reluctant|afraid ~ of|to|that|this|these|it|you|we
        i am not ~ convinced|happy|fond|keen|fan
        i am not ~ going|willing to ~ take|apply|merge|accept|pull|pick|queue
        i will|can not ~ take|apply|merge|accept|pull|pick
        i|we can not|will ~ take|apply|accept ~ this|these|it|the
        i am not ~ taking|applying|merging
        not ~ acceptable|upstreamable|mergeable
        no just no
        unfortunately|sorry no $
        ^ absolutely not
        ^ no way
        hell no
        ^ please no
        ^ do not $
        ^ please do not
        no please
        nah
        ^ * code is ~ fine|correct|intentional|right
        <it> <be> ~ false positive
        not a bug
        nothing to fix
        <it>|null|pointer|condition|situation|here can not|never ~ happen|occur
        never be null
        by design
        as designed|intended
        ^ <it> ~ is|was already ~ checked|handled|done|set|initialized|freed|called|validated|documented
        have ~ no business
        business doing
        will not fly
        the|a|this ~ wrong ~ place|file|subsystem|tree|prefix|way|order|indentation|type|approach|\
        direction|layer|commit|tag|list|thing
        """

    /// Questions that ask for a change.
    static let questionsText = """
        can|could|would|will you ~ <bare>|add|move|fix|change|use|put|make|convert|mention|describe|\
        document|include ~ the|this|that|these|it|a|an|them|in|into|to|from
        can|could|may|should|shall we ~ <bare>|move|make|put|have ~ the|this|that|these|it|a|an|them|in|\
        into|to|from
        ^ this|it|that|these|patch|commit should ~ be|use|have|remove|go
        can|could|would you ~ please ~ <bare>|add|move|fix|change|use|convert|mention|describe|document|include|contribute|provide|\
        rework|rewrite|resolve|address|adjust|extend|align|follow|correct|update|separate|switch
        how about ~ <bare>|removing|dropping|using|adding|moving|making|splitting|renaming|we|you|just|simply
        mind <bare>|adding|moving|changing|fixing|splitting|dropping|renaming|removing|using
        you should ~ <change>
        do not you need|want
        should not <it>|you|we ~ be|use|have|do
        can|could <it> ~ be ~ dropped|split|removed|moved|renamed|squashed|folded|replaced|\
        simplified|avoided|a
        why not ~ just|simply|<change>
        """

    static let excusesText = """
        no need to ~ resend|respin|repost|re-send|resubmit|send|rebase|reroll|re-spin|re-post|post|update
        no need for|of ~ respin|resend|v2|v3|v4|v5
        no need for|of ~ new|another ~ version|revision|one
        not need|have to ~ resend|respin|repost|re-send|resubmit|send|rebase|reroll|re-spin|re-post
        not ~ worth ~ respin|respinning|resending|a|another|new|sending ~ respin|version|resend|v2|v3|v4|\
        spin|reroll|it|for|just|$
        fix|fixed|do|done|handle|handled|change|changed|adjust|adjusted|drop|dropped|squash|amend|tweak|\
        correct|remove|removed|add|added|update|updated|edit|fixup|sort * when|while|during|before|upon|\
        on|whilst applying|merging|committing|commit|queuing|queueing|pushing|apply|merge|i|we
        i|we|he will|can|could|would ~ fix|change|drop|adjust|squash|amend|tweak|correct|remove|do|edit ~ \
        it|that|this|these|those|them|the * when|while|during|up|myself|applying|locally
        i|we have|already ~ fixed|changed|adjusted|corrected|tweaked|dropped|amended|squashed|edited ~ it|\
        that|this|these|those|them|the * up|locally|when|while|in|myself
        i fixed|changed|adjusted|corrected|tweaked|amended|squashed ~ it|that|this|these|those|them|the
        fixed|fix ~ it|that|this ~ up ~ locally|while|when|for
        not ~ a blocker|showstopper|show-stopper|blocking|deal-breaker
        if|when you ~ respin|re-spin|reroll
        if you|there ~ is|are|end|need|have|happen|do|be * respin|re-spin|resend|repost|reroll|v2|v3|v4|\
        v5|version|revision
        in case you|of|there * respin|re-spin|resend|repost|reroll|v2|v3|v4|v5|version|revision
        """

    static let concessionsText = """
        ^ you are ~ right|correct
        ^ fair enough
        ^ fair point
        ^ never mind
        ^ nevermind
        ^ nvm
        ^ scratch that|this|my
        ignore|disregard ~ my|me|that|this * comment|comments|remark|remarks|suggestion|mail|email|noise|\
        question|me|reply|request
        ^ my ~ bad|mistake|fault|apologies
        i ~ misread|misunderstood|overlooked|misinterpreted|mixed
        ^ <it>|patch|series|all|everything ~ look|looks ~ good|fine|ok|okay|great|sane|reasonable|correct|\
        nice|better|right
        ^ look|looks ~ good|fine|ok|okay|great|sane|reasonable|correct|nice|right
        ^ lgtm
        lgtm $
        i am ~ fine|ok|okay|happy|good with
        ^ no objection|objections|problem|further|more ~ from|comments|$
        ^ works for me
        ^ fine|okay|ok|good by|with|for me
        i ~ withdraw|retract my|the|this|that
        """

    static let elsewhereText = """
        ^ <it>|issue|problem|bug|typo|leak|warning|error ~ is|was|has|have|been|got|were ~ already ~ \
        fixed|addressed|resolved|solved|done|merged|applied|reported|posted|submitted|upstream|queued ~ \
        in|by|with|upstream|as|here|last|for|recently|$
        ^ <it>|issue|problem|bug|typo|leak|warning|error|fix ~ already|has ~ been ~ fixed|addressed|\
        resolved|solved ~ in|by|with|upstream|as|here|last|recently|$
        ^ <it>|issue|problem|bug|typo|leak|warning|error is|was ~ fixed by|upstream|with
        ^ already ~ fixed|applied|merged|queued|upstream|addressed|done ~ in|by|with|upstream|as|here|$
        this|it was|is|has ~ already ~ added|fixed|applied|merged|committed|implemented ~ last|by|in|\
        upstream|with
        i|we have|had|just|already|recently ~ applied|landed|merged|queued|picked|took|taken|committed|\
        pushed * similar|different|same|identical|equivalent|earlier|another patch|fix|change|one|version|\
        patches|series
        already|just ~ sent|posted|submitted|provided|has|have|had|fixed|got ~ a|an|the|another|exact ~ \
        similar|same|identical|exact|equivalent * patch|fix|change|one|patches
        ^ a|an|the|exact|another ~ similar|same|identical|equivalent|exact ~ fix|patch|change|one|series \
        * sent|applied|merged|accepted|posted|queued|submitted
        there is already ~ a|an|the * patch|fix|series ~ for|that|which|to|posted|queued|in|on|from|by|\
        pending
        beat|beaten you to|by
        i ~ applied|committed|merged|pushed ~ the patch|version below
        """

    static let withdrawalsText = """
        ^ ignore|disregard|drop|discard|skip|scratch|abandon ~ this|the|my|these|those|it|above|entire|\
        whole|previous|last|that * patch|series|patchset|patches|set|version|submission|one|patch-set|\
        thread|requests|posting|v1|v2|v3|v4|v5|v6|patchlet|resend|rfc|pull|patchs
        please ~ ignore|disregard|discard|scratch|abandon|drop ~ this|the|my|these|those|it|above|entire|\
        whole|previous|last|that * patch|series|patchset|patches|set|version|submission|one|patch-set|\
        thread|requests|posting|v1|v2|v3|v4|v5|v6|patchlet|resend|rfc|pull|patchs
        please ~ ignore|disregard ~ it|this|them|v1|v2|v3|v4 $
        ignore|disregard ~ this|it|v1|v2|v3 ~ please|$
        i ~ will|would|want|like|am|have|am|do ~ withdraw|retract|recall|abandon|withdrawing|withdrawn|\
        retracting|abandoning ~ this|the|my|it|these * patch|series|patchset|patches|set|version|\
        submission|one|it|$
        i ~ withdraw|retract|recall ~ this|the|my|it|these * patch|series|patchset|patches|set|version|\
        submission|one|it|$
        consider ~ this|the|it|my * withdrawn|dropped|rejected|abandoned|obsolete|void
        <it>|plan|patchset|patches is|was|are|were|has|have ~ withdrawn|shelved|abandoned|void
        """

    /// All patterns over one vocabulary.
    struct Patterns: Sendable {
        private(set) var vocabulary = Vocabulary()
        let requests, questions, excuses, concessions, elsewhere, withdrawals: WordPatterns

        init() {
            requests = WordPatterns(requestsText, lists: lists, vocabulary: &vocabulary)
            questions = WordPatterns(questionsText, lists: lists, vocabulary: &vocabulary)
            excuses = WordPatterns(excusesText, lists: lists, vocabulary: &vocabulary)
            concessions = WordPatterns(concessionsText, lists: lists, vocabulary: &vocabulary)
            elsewhere = WordPatterns(elsewhereText, lists: lists, vocabulary: &vocabulary)
            withdrawals = WordPatterns(withdrawalsText, lists: lists, vocabulary: &vocabulary)
        }

        /// Words of which one stands in every sentence that matches.
        var signals: Set<String> {
            [requests, questions, excuses, concessions, elsewhere, withdrawals].reduce(into: []) {
                $0.formUnion($1.signals)
            }
        }
    }

    static let patterns = Patterns()
}
