%% SPDX-FileCopyrightText: 2026 The Labour developers
%% SPDX-License-Identifier: GPL-3.0-or-later
%%
%% What Labour adds to each virtual machine of Tsung. It travels within the scenario, which appends plan/0 (see
%% scenario.cpp), and is compiled by the first user of each virtual machine. Tsung 1.7.0 sends and receives; this
%%
%%  - says what is sent next, and when: by the plan's weights, phases, rate and number of requests, so that a request
%%    is drawn as it is by Labour's own engines, and not once for a user's whole life;
%%  - gives each request an id, and judges each reply by it and by the reply's claim about its body;
%%  - writes into tsung.dump what Tsung leaves out of it: requests that came to no reply (see dump_reader.h).
%%
%% A user of Tsung is a connection. It dies of its first failure, and Tsung, which starts users all the time, has the
%% next one take its seat; those who find no seat go at once. Times are microseconds since the Unix epoch.

-module(labour).
-export([start/0, join/1, next/1, send/1, judge/1]).
-export([watch/1, clock/1]). % to be spawned

%% The table labour_open_requests holds {user's process, its number, {phase, behaviour}, sent at, due at}.

%% In a user's process -----------------------------------------------------------------------------------------------

%% Once in each virtual machine.
start() ->
    case whereis(labour) of
        undefined -> spawn(labour, watch, [self()]), receive labour_started -> ok end;
        _ -> ok
    end.

join({_, Variables}) ->
    {ok, User} = ts_dynvars:lookup(tsung_userid, Variables),
    put(labour_user, User),
    case ask({join, User}) of
        seat -> ["1"];
        full -> ["0"]
    end.

%% What to send, and after how many seconds. Without a pause, Tsung would not notice that the connection is closed, and
%% send into it.
next(_) ->
    {What, Due} = ask(next),
    put(labour_due, Due),
    put(labour_what, What),
    IsLast = get(labour_is_last) =:= true,
    IsLast andalso leave_connection(),
    {messages, Messages} = process_info(self(), messages),
    Wait = case lists:keymember(tcp_closed, 1, Messages) of
               true -> max(1000, Due - now_us());
               false -> max(0, Due - now_us())
           end,
    [case What of over -> "over"; {Phase, Behaviour} -> cell(Phase, Behaviour) end,
     float_to_list(Wait / 1000000, [{decimals, 3}])].

%% As if the server had closed it, which it need not have done.
leave_connection() ->
    {links, Links} = process_info(self(), links),
    [begin gen_tcp:close(Socket), self() ! {tcp_closed, Socket} end || Socket <- Links, is_port(Socket)].

%% Its id, and whether it is the connection's last.
send(_) ->
    #{keep_alive := KeepAlive, per_connection := Each} = persistent_term:get(labour),
    Number = case get(labour_number) of undefined -> 1; Last -> Last + 1 end,
    IsLast = not KeepAlive orelse (Each > 0 andalso Number rem Each =:= 0),
    Prefix = get_or_make(labour_prefix, fun() -> ask(prefix) ++ hexadecimal(get(labour_user)) ++ "." end),
    Id = lists:flatten(Prefix ++ string:pad(hexadecimal(Number), 8, leading, $0)),
    put(labour_number, Number),
    put(labour_is_last, IsLast),
    put(labour_id, Id),
    Now = now_us(),
    Due = case get(labour_due) of 0 -> Now; Planned -> Planned end,
    ets:insert(labour_open_requests, {self(), get(labour_user), get(labour_what), Now, Due}),
    [Id, case IsLast of true -> "close"; false -> "keep-alive" end].

%% Is called for a <match> with the reply, and followed by the request's line in tsung.dump, whose URL it extends.
judge(Reply) when is_list(Reply) ->
    judge(list_to_binary(Reply));
judge(Reply) ->
    case ets:take(labour_open_requests, self()) of
        [] ->
            put(last_url, get(last_url) ++ " late"),
            "late";
        [{_, _, _, Sent, Due}] ->
            {Verdict, Facts} = facts(Reply, get(labour_id), get(connected) =/= true),
            %% Nothing good follows on that connection.
            IsSpoilt = lists:member(Verdict, ["malformed", "cut"]) orelse get(protocol_error) =/= undefined,
            IsSpoilt andalso put(labour_is_last, true),
            put(last_url, lists:flatten([get(last_url), " d", integer_to_list(Sent - Due) | Facts])),
            Verdict
    end.

facts(<<>>, _, _) ->
    {"nothing", " n0"};
facts(Reply, Id, WasClosed) ->
    Size = [" n", integer_to_list(byte_size(Reply))],
    case {binary:split(Reply, <<"\r\n\r\n">>), Reply} of
        {[Head, Body], <<"HTTP/", _/binary>>} ->
            Headers = headers(Head),
            Own = header(<<"x-labour-id">>, Headers),
            {IsCut, Cut} = cut(Headers, byte_size(Body), WasClosed),
            Arrived = digest(Body),
            Claim = claim(header(<<"x-labour-body">>, Headers)),
            {case not IsCut andalso Own =:= list_to_binary(Id) andalso (Claim =:= none orelse Claim =:= Arrived) of
                 true -> "verified";
                 false -> "unverified"
             end,
             [Size, identity(Own, list_to_binary(Id)), Cut, " b", Arrived,
              case Claim of none -> ""; _ -> [" c", Claim] end,
              text(Body), worker(header(<<"x-labour-worker">>, Headers))]};
        {_, <<"HTTP/", _/binary>>} ->
            {"cut", [Size, " t"]};
        _ ->
            {"malformed", [Size, " m"]}
    end.

headers(Head) ->
    [_ | Lines] = binary:split(Head, <<"\r\n">>, [global]),
    [{string:lowercase(Name), string:trim(Value)} || Line <- Lines, [Name, Value] <- [binary:split(Line, <<":">>)]].

header(Name, Headers) ->
    proplists:get_value(Name, Headers, none).

identity(none, _) -> "";
identity(Id, Id) -> " i";
identity(_, _) -> " f".

%% Tsung takes a reply for whole when the connection is closed.
cut(Headers, Length, WasClosed) ->
    Promised = try binary_to_integer(header(<<"content-length">>, Headers)) catch _:_ -> none end,
    IsChunked = header(<<"transfer-encoding">>, Headers) =/= none,
    case WasClosed andalso (IsChunked orelse (Promised =/= none andalso Length < Promised)) of
        true -> {true, " t"};
        false -> {false, ""}
    end.

digest(Body) ->
    io_lib:format("~b:~8.16.0b", [byte_size(Body), erlang:crc32(Body)]).

claim(none) -> none;
claim(Text) ->
    case io_lib:fread("~d ~16u", binary_to_list(Text)) of
        {ok, [Length, Crc], _} -> io_lib:format("~b:~8.16.0b", [Length, Crc]);
        _ -> "unreadable"
    end.

text(Body) ->
    #{texts := Texts} = persistent_term:get(labour),
    {_, Behaviour} = get(labour_what),
    case element(Behaviour + 1, Texts) of
        none -> "";
        Text -> case binary:match(Body, Text) of nomatch -> ""; _ -> " h" end
    end.

worker(none) -> "";
worker(Text) ->
    case io_lib:fread("~d ~d", binary_to_list(Text)) of
        {ok, [Pid, Start], _} -> io_lib:format(" w~b.~b", [Pid, Start]);
        _ -> ""
    end.

ask(What) ->
    Watcher = whereis(labour),
    Monitor = monitor(process, Watcher),
    Watcher ! {What, self(), Monitor},
    receive
        {Monitor, Answer} -> demonitor(Monitor, [flush]), Answer;
        {'DOWN', Monitor, _, _, _} -> exit(normal)
    end.

get_or_make(Key, Make) ->
    case get(Key) of
        undefined -> Made = Make(), put(Key, Made), Made;
        Known -> Known
    end.

%% The watcher: one in each virtual machine ---------------------------------------------------------------------------

watch(Starter) ->
    Plan = plan(),
    persistent_term:put(labour, Plan),
    ets:new(labour_open_requests, [named_table, public, {write_concurrency, true}]),
    register(labour, self()),
    Starter ! labour_started,
    %% Tsung counts errors, but never says whose they are.
    erlang:trace_pattern({ts_mon_cache, add, 1}, [{[{count, '$1'}], [{is_atom, '$1'}], []}], []),
    #{run := Run, machines := Machines, seats := Seats, requests := Requests, seed := Seed} = Plan,
    Index = index(node(), Machines),
    self() ! tick,
    rand:seed(exsss, {Seed band 16#ffffffff, Seed bsr 32, Index + 1}),
    State = #{plan => Plan, index => Index, clock => clock_of(Run), prefix => Run ++ "." ++ hexadecimal(Index) ++ ".",
              free => share(Seats, Index, Machines), seated => #{}, errors => #{}, waiting => [],
              start => none, began => none,
              left => case Requests of none -> none; _ -> share(Requests, Index, Machines) end,
              position => none, is_over => false, is_ready => false},
    watcher(schedule(State)).

%% Tsung calls the virtual machines of its clients tsung0, tsung1 and so on; with -i ID, tsung_ID_0.
index(Node, Machines) ->
    Name = hd(string:split(atom_to_list(Node), "@")),
    {Digits, _} = lists:splitwith(fun(C) -> C >= $0 andalso C =< $9 end, lists:reverse(Name)),
    case string:to_integer(lists:reverse(Digits)) of
        {Number, []} when Number < Machines -> Number;
        _ -> Machines % one too many
    end.

share(_, Index, Machines) when Index >= Machines -> 0;
share(All, Index, Machines) -> All * (Index + 1) div Machines - All * Index div Machines.

watcher(State) ->
    receive
        {{join, User}, Pid, Tag} -> watcher(join(User, Pid, Tag, State));
        {next, Pid, Tag} -> watcher(serve(Pid, Tag, State));
        {prefix, Pid, Tag} -> answer(Pid, Tag, maps:get(prefix, State)), watcher(State);
        {trace, Pid, call, {ts_mon_cache, add, [{count, Error}]}} -> watcher(note(Pid, Error, State));
        {'DOWN', _, process, Pid, _} -> erlang:send_after(50, self(), {gone, Pid}), watcher(State);
        {gone, Pid} -> watcher(leave(Pid, State));
        {go, Start} -> watcher(wait(Start, Start - now_us(), State));
        stop -> watcher(finish(State));
        tick -> erlang:send_after(50, self(), tick), watcher(tick(State));
        _ -> watcher(State)
    end.

join(_, Pid, Tag, State = #{free := Free, is_over := IsOver}) when Free =:= 0; IsOver ->
    answer(Pid, Tag, full),
    State;
join(User, Pid, Tag, State = #{free := Free, seated := Seated}) ->
    monitor(process, Pid),
    erlang:trace(Pid, true, [call]),
    answer(Pid, Tag, seat),
    say_ready(State#{free := Free - 1, seated := Seated#{Pid => User}}).

say_ready(State = #{free := 0, is_ready := false, index := Index, clock := Clock}) ->
    Clock ! {ready, self(), Index},
    State#{is_ready := true};
say_ready(State) ->
    State.

leave(Pid, State = #{seated := Seated, errors := Errors, free := Free, waiting := Waiting}) ->
    case ets:take(labour_open_requests, Pid) of
        [Request] -> tell(Request, maps:get(Pid, Errors, error_unknown));
        [] -> ok
    end,
    State#{seated := maps:remove(Pid, Seated), errors := maps:remove(Pid, Errors), free := Free + 1,
           waiting := [Asker || Asker = {Of, _} <- Waiting, Of =/= Pid]}.

%% The first word of a failure tells more than the sum.
note(Pid, Error, State = #{errors := Errors}) ->
    State#{errors := maps:update_with(Pid, fun(First) -> First end, Error, Errors)}.

wait(Start, Ahead, State) when Ahead > 1000 ->
    erlang:send_after(Ahead div 1000, self(), {go, Start}),
    State;
wait(Start, _, State) ->
    go(Start, State).

go(Start, State = #{waiting := Waiting, start := none, plan := #{duration := Duration}}) ->
    %% What is due at the last moment is woken a moment later.
    Duration =:= none orelse erlang:send_after(max(0, (Start + Duration - now_us()) div 1000 + 3), self(), stop),
    lists:foldl(fun({Pid, Tag}, Current) -> serve(Pid, Tag, Current) end,
                State#{start := Start, began := now_us(), waiting := []}, lists:reverse(Waiting));
go(_, State) ->
    State.

serve(Pid, Tag, State = #{start := none, waiting := Waiting, is_over := false}) ->
    State#{waiting := [{Pid, Tag} | Waiting]};
serve(Pid, Tag, State = #{errors := Errors}) ->
    {What, Due, Next} = draw(State#{errors := maps:remove(Pid, Errors)}),
    answer(Pid, Tag, {What, Due}),
    Next.

draw(State = #{is_over := true}) ->
    {over, 0, State};
draw(State = #{left := 0}) ->
    {over, 0, State};
draw(State = #{plan := #{is_open := true}, start := Start}) ->
    Swept = sweep(State),
    case due(Swept) of
        never ->
            {over, 0, Swept};
        Offset ->
            {What, Drawn} = next_due(Offset, Swept),
            {What, Start + Offset, Drawn}
    end;
draw(State = #{plan := #{phases := Phases, think := Think}, start := Start}) ->
    Now = now_us(),
    {Index, Phase} = phase_at(Now + Think - Start, Phases),
    {Behaviour, Drawn} = behaviour(Phase, take(State)),
    {{Index, Behaviour}, case Think of 0 -> 0; _ -> Now + Think end, Drawn}.

next_due(Offset, State = #{plan := #{phases := Phases}}) ->
    {Index, Phase} = phase_at(Offset, Phases),
    {Behaviour, Drawn} = behaviour(Phase, advance(take(State))),
    {{Index, Behaviour}, Drawn}.

%% What was due while no user was free to send it. A user is woken to the millisecond; and when sending began, all were
%% free.
sweep(State = #{left := 0}) ->
    State;
sweep(State = #{start := Start, began := Began}) ->
    Now = now_us(),
    case due(State) of
        never ->
            State;
        Offset when Start + Offset < Now - 2000, (Start + Offset >= Began orelse Now > Began + 100000) ->
            {What, Swept} = next_due(Offset, State),
            tell({none, 0, What, Start + Offset, Start + Offset}, not_sent),
            sweep(Swept);
        _ ->
            State
    end.

take(State = #{left := none}) -> State;
take(State = #{left := Left}) -> State#{left := Left - 1}.

phase_at(Offset, Phases) ->
    phase_at(Offset, Phases, 0).

phase_at(_, [Phase], Index) -> {Index, Phase};
phase_at(Offset, [Phase | _], Index) when Offset < element(2, Phase) -> {Index, Phase};
phase_at(Offset, [_ | Phases], Index) -> phase_at(Offset, Phases, Index + 1).

behaviour({_, _, _, _, Weights}, State = #{plan := #{policy := random}}) ->
    {pick(rand:uniform() * lists:sum(Weights), Weights, 0, 0), State};
behaviour({_, _, _, _, Weights}, State = #{plan := #{policy := repeat, machines := Machines}, index := Index}) ->
    Sum = lists:sum(Weights),
    Position = case State of
                   #{position := none} -> Index * trunc(Sum) div Machines;
                   #{position := Last} when Last >= Sum -> 0;
                   #{position := Last} -> Last
               end,
    {pick(Position, Weights, 0, 0), State#{position := Position + 1}}.

%% Rounding must not bring up what has no weight.
pick(At, [Weight | Weights], Index, Last) ->
    Here = case Weight > 0 of true -> Index; false -> Last end,
    case At < Weight of
        true -> Index;
        false -> pick(At - Weight, Weights, Index + 1, Here)
    end;
pick(_, [], _, Last) ->
    Last.

%% The schedule of open load, as in core/load/arrival_schedule.cpp: times in µs, counts are of all virtual machines.
schedule(State = #{plan := #{is_open := true, arrivals := Arrivals, machines := Machines}, index := Index}) ->
    State#{count => case Arrivals of poisson -> spacing(Machines); constant -> Index end};
schedule(State) ->
    State.

advance(State = #{plan := #{arrivals := poisson, machines := Machines}, count := Count}) ->
    State#{count := Count + spacing(Machines)};
advance(State = #{plan := #{machines := Machines}, count := Count}) ->
    State#{count := Count + Machines}.

spacing(Machines) ->
    -math:log(rand:uniform_real()) * Machines.

due(#{plan := #{phases := Phases}, count := Count}) ->
    due(Count, Phases).

due(_, []) ->
    never;
due(Wanted, [{From, infinity, Rate, _, _} | _]) when Rate > 0 ->
    From + round(Wanted / Rate * 1000000);
due(_, [{_, infinity, _, _, _} | _]) ->
    never;
due(Wanted, [{From, To, Rate, RateTo, _} | Phases]) ->
    Length = (To - From) / 1000000,
    Within = (Rate + RateTo) / 2 * Length,
    case Wanted >= Within of
        true -> due(Wanted - Within, Phases);
        false when Wanted =< 0 -> From;
        false ->
            Root = math:sqrt(max(0, Rate * Rate + 2 * (RateTo - Rate) / Length * Wanted)),
            min(To, From + round(2 * Wanted / (Rate + Root) * 1000000))
    end.

tick(State = #{start := none}) ->
    State;
tick(State = #{is_over := true}) ->
    State;
tick(Before = #{plan := #{is_open := IsOpen, timeouts := Timeouts}}) ->
    State = #{left := Left} = case IsOpen of true -> sweep(Before); false -> Before end,
    Now = now_us(),
    ets:foldl(fun(Request = {Pid, _, {_, Behaviour}, Sent, _}, _) ->
                  Now - Sent > element(Behaviour + 1, Timeouts) andalso expire(Pid, Request)
              end, ok, labour_open_requests),
    case Left =:= 0 andalso ets:info(labour_open_requests, size) =:= 0 of
        true -> finish(State);
        false -> State
    end.

%% Tsung's own limit is on silence, not on the whole.
expire(Pid, Request) ->
    case process_info(Pid, dictionary) of
        {dictionary, Dictionary} ->
            end_request(Pid, Request, case proplists:get_value(connected, Dictionary) of
                                          true -> error_timeout;
                                          _ -> error_connect_timeout
                                      end);
        undefined -> % Tsung was first; leave/2 is about to tell
            ok
    end.

end_request(Pid, Request, Error) ->
    case ets:take(labour_open_requests, Pid) of
        [Request] -> tell(Request, Error), Pid ! timeout;
        _ -> ok % it has just ended
    end.

%% Only what is due to be sent is still sent by users who wait: none of it.
finish(State = #{is_over := true}) ->
    State;
finish(State = #{seated := Seated, waiting := Waiting, index := Index, clock := Clock}) ->
    [end_request(Pid, Request, unfinished) || Request = {Pid, _, _, _, _} <- ets:tab2list(labour_open_requests)],
    [Pid ! timeout || Pid <- maps:keys(Seated)],
    [answer(Pid, Tag, {over, 0}) || {Pid, Tag} <- Waiting],
    Clock ! {done, Index},
    State#{is_over := true, waiting := []}.

answer(Pid, Tag, Answer) ->
    Pid ! {Tag, Answer}.

%% As Tsung would write it: user, method, host, URL, status, size, duration, transaction, match, error, tag.
tell({_, User, {Phase, Behaviour}, Sent, Due}, Error) ->
    #{targets := Targets} = persistent_term:get(labour),
    Duration = case Error of not_sent -> 0.0; _ -> (now_us() - Sent) / 1000 end,
    write([integer_to_list(User), ";get;;", element(Behaviour + 1, Targets), " d", integer_to_list(Sent - Due), ";none;0;",
           float_to_list(Duration, [{decimals, 3}]), ";;;", atom_to_list(Error), ";", cell(Phase, Behaviour)]).

write(Line) ->
    ts_mon_cache:dump({protocol, self(), lists:flatten(Line)}).

cell(Phase, Behaviour) ->
    "p" ++ integer_to_list(Phase) ++ "b" ++ integer_to_list(Behaviour).

hexadecimal(Number) ->
    string:lowercase(integer_to_list(Number, 16)).

now_us() ->
    os:system_time(microsecond).

%% The clock: one for all virtual machines ----------------------------------------------------------------------------

clock_of(Run) ->
    Name = {labour, Run},
    global:trans({Name, self()}, fun() ->
        case global:whereis_name(Name) of
            undefined ->
                Clock = spawn(labour, clock, [plan()]),
                yes = global:register_name(Name, Clock),
                Clock;
            Clock ->
                Clock
        end
    end).

clock(Plan) ->
    self() ! look,
    clock(#{plan => Plan, ready => #{}, done => #{}, stage => gathering, looked => 0}, Plan).

clock(State = #{ready := Ready, done := Done}, Plan = #{machines := Machines}) ->
    receive
        {ready, Pid, Index} when Index < Machines ->
            clock(gathered(State#{ready := Ready#{Index => Pid}}, Plan), Plan);
        {done, Index} ->
            clock(finished(State#{done := Done#{Index => true}}, Plan), Plan);
        look ->
            erlang:send_after(20, self(), look),
            clock(look(State, Plan), Plan);
        _ ->
            clock(State, Plan)
    end.

gathered(State = #{ready := Ready, stage := gathering}, Plan = #{machines := Machines})
  when map_size(Ready) =:= Machines ->
    say("labour_ready", 0),
    case Plan of
        #{go := none} -> start(State, now_us() + 1000000);
        _ -> State#{stage := ready}
    end;
gathered(State, _) ->
    State.

%% At a file of the controller's machine, where Labour says when to begin and to stop; and for Labour itself.
look(State = #{looked := Looked}, Plan) ->
    Next = State#{looked := Looked + 1},
    Looked rem 15 =:= 14 andalso sync(),
    case {Next, Plan} of
        {_, #{go := none}} ->
            Next;
        {_, #{parent := Parent}} when Looked rem 50 =:= 49 ->
            at_controller(filelib, is_dir, ["/proc/" ++ integer_to_list(Parent)]) orelse ts_mon:abort(),
            Next;
        {#{stage := ready}, #{go := File}} ->
            case at_controller(file, read_file, [File]) of
                {ok, Text} when byte_size(Text) > 0 -> start(Next, binary_to_integer(string:trim(Text)));
                _ -> Next
            end;
        {#{ready := Ready, stage := sending}, #{go := File}} when Looked rem 5 =:= 4 ->
            case at_controller(file, read_file_info, [File ++ ".stop"]) of
                {ok, _} -> [Pid ! stop || Pid <- maps:values(Ready)];
                _ -> ok
            end,
            Next;
        _ ->
            Next
    end.

start(State = #{ready := Ready}, Start) ->
    say("labour_start", Start),
    [Pid ! {go, Start} || Pid <- maps:values(Ready)],
    State#{stage := sending}.

finished(State = #{done := Done, stage := Stage}, #{machines := Machines})
  when map_size(Done) =:= Machines, Stage =/= over ->
    timer:sleep(cache_ms()),
    say("labour_end", 0),
    timer:sleep(cache_ms()),
    sync(),
    timer:sleep(cache_ms()),
    ts_mon:abort(), % or Tsung would go on starting users that find no seat
    State#{stage := over};
finished(State, _) ->
    State.

%% What is written goes on to the controller after half a second.
cache_ms() ->
    700.

say(What, Value) ->
    write(["0;get;;", integer_to_list(Value), ";none;0;0;;;;", What]).

%% Tsung keeps up to five seconds of the dump to itself.
sync() ->
    catch [file:datasync(Part) || Part <- tuple_to_list(sys:get_state({global, ts_mon})), is_pid(Part)].

at_controller(Module, Function, Arguments) ->
    rpc:call(node(global:whereis_name(ts_mon)), Module, Function, Arguments).
