//! The TypeScript types of everything that crosses the boundary, as text: one file per type and the list of calls.

use crate::{
    api::{
        self,
        error::{ApiError, ErrorCode},
    },
    calls::each_call,
};
use casework::{
    bars::{Bar, Light},
    evidence::EvidenceAspect,
    expectations::Choice,
    factors::{Factor, FactorState},
    guide::{GuideState, PartnerNeed, Pitfall},
    mirror::Outcome,
    step::Step,
    terms::{
        Term,
        action::ActionState,
        attention::{Level, Rule},
        case::{AcuteAnswer, AcuteDanger, ClosingResult, Phase, Tenure, Track, Urgency},
        category::Category,
        entry::{Channel, Company, Precision, Source, VisitOutcome, VisitRisk},
        formal::{Axis, Severity},
        inquiry::SafetyAdvice,
        intervention::InterventionType,
        people::{Domain, PersonRole, Role, RoleState},
        plan::{ClaimKind, ClaimState, GoalState, InterestOf, NeedState, NeedType, Strength, Task},
        sharing::{ConsentState, Door, Ground, HeldReason, Lapse},
        talk::ExpectationTheme,
        talk::{HandoverOf, HandoverState, NotShared, RequestState, TriedDoor},
    },
};
use std::{any::TypeId, collections::BTreeMap};
use ts_rs::{Config, TS, TypeVisitor};

/// File name without ending → TypeScript.
pub fn files() -> BTreeMap<String, String> {
    let mut types = Types {
        config: Config::new(),
        declarations: BTreeMap::new(),
        seen: Vec::new(),
    };
    let mut calls = Vec::new();
    macro_rules! collect {
        ($($name:ident($request:ty) -> $view:ty, $function:path, $needs:ident, $pace:ident;)+) => {
            $(
                types.add::<$request>();
                types.add::<$view>();
                let request = <$request as TS>::name(&types.config);
                let view = <$view as TS>::name(&types.config);
                calls.push(format!("  {}: [{request}, {view}];", stringify!($name)));
            )+
        };
    }
    each_call!(collect);
    types.add::<ApiError>();
    types.add::<ErrorCode>();
    types.terms();
    let list = format!("export type Calls = {{\n{}\n}};", calls.join("\n"));
    types.declarations.insert("Calls".to_owned(), list);
    types.files()
}

struct Types {
    config: Config,
    declarations: BTreeMap<String, String>,
    seen: Vec<TypeId>,
}

impl Types {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        if T::output_path().is_some() {
            let declaration = format!("export {}", T::decl(&self.config));
            self.declarations
                .insert(T::ident(&self.config), declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }

    fn term<T: Term>(&mut self, name: &str) {
        let codes: Vec<String> = T::ALL
            .iter()
            .map(|term| format!("\"{}\"", term.code()))
            .collect();
        self.declarations.insert(
            name.to_owned(),
            format!("export type {name} = {};", codes.join(" | ")),
        );
    }

    fn terms(&mut self) {
        self.term::<Phase>("Phase");
        self.term::<Urgency>("Urgency");
        self.term::<Tenure>("Tenure");
        self.term::<Track>("Track");
        self.term::<AcuteAnswer>("AcuteAnswer");
        self.term::<AcuteDanger>("AcuteDanger");
        self.term::<ClosingResult>("ClosingResult");
        self.term::<Category>("Category");
        self.term::<Channel>("Channel");
        self.term::<Company>("Company");
        self.term::<Precision>("Precision");
        self.term::<Source>("Source");
        self.term::<VisitOutcome>("VisitOutcome");
        self.term::<VisitRisk>("VisitRisk");
        self.term::<SafetyAdvice>("SafetyAdvice");
        self.term::<InterventionType>("InterventionType");
        self.term::<ActionState>("ActionState");
        self.term::<Domain>("Domain");
        self.term::<PersonRole>("PersonRole");
        self.term::<Role>("Role");
        self.term::<RoleState>("RoleState");
        self.term::<HeldReason>("HeldReason");
        self.term::<Door>("Door");
        self.term::<Lapse>("Lapse");
        self.term::<Ground>("Ground");
        self.term::<ConsentState>("ConsentState");
        self.term::<Factor>("Factor");
        self.term::<FactorState>("FactorState");
        self.term::<Pitfall>("Pitfall");
        self.term::<PartnerNeed>("PartnerNeed");
        self.term::<GuideState>("GuideState");
        self.term::<Step>("Step");
        self.term::<Bar>("Bar");
        self.term::<Light>("Light");
        self.term::<Axis>("Axis");
        self.term::<Severity>("Severity");
        self.term::<EvidenceAspect>("EvidenceAspect");
        self.term::<Rule>("Rule");
        self.term::<Level>("AttentionLevel");
        self.term::<ExpectationTheme>("ExpectationTheme");
        self.term::<Choice>("ExpectationChoice");
        self.term::<Outcome>("MirrorOutcome");
        self.term::<Task>("Task");
        self.term::<ClaimKind>("ClaimKind");
        self.term::<ClaimState>("ClaimState");
        self.term::<Strength>("Strength");
        self.term::<HandoverOf>("HandoverOf");
        self.term::<HandoverState>("HandoverState");
        self.term::<GoalState>("GoalState");
        self.term::<InterestOf>("InterestOf");
        self.term::<NeedType>("NeedType");
        self.term::<NeedState>("NeedState");
        self.term::<RequestState>("RequestState");
        self.term::<NotShared>("NotShared");
        self.term::<TriedDoor>("TriedDoor");
    }

    fn files(self) -> BTreeMap<String, String> {
        let names: Vec<String> = self.declarations.keys().cloned().collect();
        let mut files = BTreeMap::new();
        for (name, declaration) in &self.declarations {
            let words: Vec<&str> = declaration.split(|c: char| !c.is_alphanumeric()).collect();
            let used = names
                .iter()
                .filter(|other| *other != name && words.contains(&other.as_str()));
            let imports: String = used
                .map(|other| format!("import type {{ {other} }} from \"./{other}\";\n"))
                .collect();
            let head = "// Made from the Rust types of the `app` crate. Do not edit.\n";
            files.insert(name.clone(), format!("{head}{imports}{declaration}\n"));
        }
        files
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}
